import { Box, Button, Checkbox, Inline, Stack, Text, xcss } from '@forge/react';
import React from 'react';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import type { TriageField } from '../../../src/contract/triage-field';
import { FIELD_LISTS, settingsStrings } from '../strings/settings';
import { Unseen } from '../unseen';
import type { Entry } from './lines';
import { PlainInput } from './plain-input';

const texts = settingsStrings.list;

const row = xcss({
  borderBottomColor: 'color.border',
  borderBottomStyle: 'solid',
  borderBottomWidth: 'border.width',
  paddingBlock: 'space.050',
});

interface ListRowProps {
  field: TriageField;
  entry: Entry;
  isTicked: boolean;
  /** Other values that are probably meant as the same. */
  similar: string[];
  isGone: boolean;
  onTick: (isTicked: boolean) => void;
  onDescribe: (description: string) => void;
  /** Whether the row before or after it has just been removed by its button. */
  takesFocus: boolean;
  onRemove: () => void;
}

/** One allowed value: its name, what it means, what is odd about it. */
export function ListRow({ field, entry, isTicked, similar, isGone, onTick, onDescribe, takesFocus, onRemove }: ListRowProps) {
  const { name, description } = entry;
  const notes = [...(similar.length > 0 ? [texts.nearDuplicate(similar.join(', '))] : []), ...(isGone ? [FIELD_LISTS[field].gone] : [])];
  return (
    <Box xcss={row} testId={`${field}-${name}`}>
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <Box xcss={{ width: '220px' }}>
          <Stack space="space.0">
            <Checkbox
              id={`tick-${field}-${name}`}
              name={`tick-${field}-${name}`}
              label={name}
              isChecked={isTicked}
              onChange={(event) => onTick(event.target.checked === true)}
            />
            {notes.map((note) => (
              <Text key={note} size="small" color="color.text.warning">
                {note}
              </Text>
            ))}
          </Stack>
        </Box>
        <Box xcss={{ width: '280px', flexGrow: '1' }}>
          <PlainInput
            id={`description-${field}-${name}`}
            placeholder={texts.description(name)}
            initial={description}
            maxLength={SETTINGS_LIMITS.descriptionLength}
            onChange={onDescribe}
          />
        </Box>
        <Button
          key={takesFocus ? 'successor' : 'remove'}
          autoFocus={takesFocus}
          spacing="compact"
          appearance="subtle"
          onClick={onRemove}
          testId={`remove-${field}-${name}`}
        >
          {texts.removeShort}
          <Unseen text={` ${name}`} />
        </Button>
      </Inline>
    </Box>
  );
}
