import { Box, Button, Checkbox, Inline, Stack, Text, xcss } from '@forge/react';
import React from 'react';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import { settingsStrings } from '../strings/settings';
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
  kind: 'labels' | 'components';
  entry: Entry;
  isTicked: boolean;
  /** Other values that are probably meant as the same. */
  similar: string[];
  isGone: boolean;
  onTick: (isTicked: boolean) => void;
  onDescribe: (description: string) => void;
  onRemove: () => void;
}

/** One allowed value: its name, what it means, what is odd about it. */
export function ListRow({ kind, entry, isTicked, similar, isGone, onTick, onDescribe, onRemove }: ListRowProps) {
  const { name, description } = entry;
  const notes = [...(similar.length > 0 ? [texts.nearDuplicate(similar.join(', '))] : []), ...(isGone ? [texts.gone[kind]] : [])];
  return (
    <Box xcss={row} testId={`${kind}-${name}`}>
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <Box xcss={{ width: '220px' }}>
          <Stack space="space.0">
            <Checkbox
              id={`tick-${kind}-${name}`}
              name={`tick-${kind}-${name}`}
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
            id={`description-${kind}-${name}`}
            placeholder={texts.description(name)}
            initial={description}
            maxLength={SETTINGS_LIMITS.descriptionLength}
            onChange={onDescribe}
          />
        </Box>
        <Button spacing="compact" appearance="subtle" onClick={onRemove} testId={`remove-${kind}-${name}`}>
          {texts.removeShort}
        </Button>
      </Inline>
    </Box>
  );
}
