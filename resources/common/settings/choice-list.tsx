import { Box, ErrorMessage, Stack, Text } from '@forge/react';
import React from 'react';
import type { AllowlistEntry } from '../../../src/contract/allowlist';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import type { FieldValue, TriageField } from '../../../src/contract/triage-field';
import { settingsStrings } from '../strings/settings';
import { CheckSetting } from './check-setting';
import { PlainInput } from './plain-input';

type ChosenEntry = Extract<AllowlistEntry, { id: string }>;

interface ChoiceListProps {
  field: TriageField;
  /** What Jira has, in its order. */
  choices: readonly FieldValue[];
  entries: readonly ChosenEntry[];
  fault: string | null;
  onChange: (entries: ChosenEntry[]) => void;
}

const texts = settingsStrings.values;

/** The values of a field that Jira lists: which may be proposed, and for the model when each is meant. */
export function ChoiceList({ field, choices, entries, fault, onChange }: ChoiceListProps) {
  // One that the site no longer has stays in view, so that saving does not drop it unseen.
  const known = new Set(choices.map(({ id }) => id));
  const gone = entries.filter(({ id }) => !known.has(id)).map(({ id }) => ({ id, name: texts.unknown(id) }));
  const shown = [...choices, ...gone];
  const order = new Map(shown.map(({ id }, index) => [id, index]));
  const descriptions = new Map(entries.map(({ id, description }) => [id, description]));

  const set = (id: string, description: string | null) => {
    const others = entries.filter((entry) => entry.id !== id);
    const next = description === null ? others : [...others, { id, description }];
    onChange(next.sort((left, right) => (order.get(left.id) ?? 0) - (order.get(right.id) ?? 0)));
  };

  return (
    <Stack space="space.100" testId={`list-${field}`}>
      {shown.length === 0 && <Text color="color.text.subtle">{texts.noChoices(field)}</Text>}
      {shown.map(({ id, name }) => {
        const description = descriptions.get(id);
        return (
          <Stack key={id} space="space.050">
            <CheckSetting
              id={`${field}-${id}`}
              label={name}
              initial={description !== undefined}
              onChange={(isChecked) => set(id, isChecked ? '' : null)}
            />
            {description !== undefined && (
              <Box paddingInlineStart="space.300" xcss={{ maxWidth: '520px' }}>
                <PlainInput
                  id={`${field}-description-${id}`}
                  placeholder={texts.whenToUse(name)}
                  initial={description}
                  maxLength={SETTINGS_LIMITS.descriptionLength}
                  onChange={(text) => set(id, text)}
                />
              </Box>
            )}
          </Stack>
        );
      })}
      {fault !== null && <ErrorMessage testId={`fault-${field}`}>{fault}</ErrorMessage>}
    </Stack>
  );
}
