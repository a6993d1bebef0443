import { Box, Label, Select, Stack } from '@forge/react';
import React from 'react';
import type { FieldView } from '../../src/contract/panel';
import { replaces } from '../../src/contract/triage-field';
import * as strings from '../common/strings';
import { pickedIds, pickerOptions, readPicked, type PickerOption } from './picker-options';

interface ValuePickerProps {
  view: FieldView;
  chosen: string[];
  isLocked: boolean;
  onPick: (ids: string[]) => void;
}

/** Other values that the administrator allows and this issue may take: several, or one that takes the place of what is there. */
export function ValuePicker({ view, chosen, isLocked, onPick }: ValuePickerProps) {
  const id = `pick-${view.field}`;
  const options = pickerOptions(view);
  const picked = options.filter((option) => pickedIds(view, chosen).includes(option.value));
  const isMulti = !replaces(view.field);

  return (
    <Box paddingInlineStart="space.300" paddingBlockStart="space.100">
      <Stack space="space.050">
        <Label labelFor={id}>{isMulti ? strings.panel.pickMore(view.field) : strings.panel.pickOther(view.field)}</Label>
        <Select
          id={id}
          autoFocus
          isMulti={isMulti}
          isClearable
          isDisabled={isLocked}
          options={options}
          value={isMulti ? picked : (picked[0] ?? null)}
          placeholder={strings.panel.pickPlaceholder}
          onChange={(value: PickerOption | PickerOption[] | null) => onPick(readPicked(value))}
          spacing="compact"
          testId={id}
        />
      </Stack>
    </Box>
  );
}
