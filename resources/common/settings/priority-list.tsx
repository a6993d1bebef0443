import { Box, ErrorMessage, Stack, Text } from '@forge/react';
import React from 'react';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import type { Settings } from '../../../src/contract/settings';
import type { FieldValue } from '../../../src/contract/triage-field';
import { settingsStrings } from '../strings/settings';
import { CheckSetting } from './check-setting';
import { PlainInput } from './plain-input';

type Allowed = Settings['allowlists']['priority'];

interface PriorityListProps {
  /** What Jira has, in its order. */
  priorities: FieldValue[];
  allowed: Allowed;
  fault: string | null;
  onChange: (allowed: Allowed) => void;
}

const texts = settingsStrings.values;

/** The priorities: which may be proposed, and for the model when each is meant. */
export function PriorityList({ priorities, allowed, fault, onChange }: PriorityListProps) {
  // One that the site no longer has stays in view, so that saving does not drop it unseen.
  const known = new Set(priorities.map(({ id }) => id));
  const gone = allowed.filter(({ id }) => !known.has(id)).map(({ id }) => ({ id, name: texts.unknownPriority(id) }));
  const shown = [...priorities, ...gone];
  const order = new Map(shown.map(({ id }, index) => [id, index]));
  const descriptions = new Map(allowed.map(({ id, description }) => [id, description]));

  const set = (id: string, description: string | null) => {
    const others = allowed.filter((priority) => priority.id !== id);
    const next = description === null ? others : [...others, { id, description }];
    onChange(next.sort((left, right) => (order.get(left.id) ?? 0) - (order.get(right.id) ?? 0)));
  };

  return (
    <Stack space="space.100" testId="list-priority">
      {shown.length === 0 && <Text color="color.text.subtle">{texts.prioritiesMissing}</Text>}
      {shown.map(({ id, name }) => {
        const description = descriptions.get(id);
        return (
          <Stack key={id} space="space.050">
            <CheckSetting
              id={`priority-${id}`}
              label={name}
              initial={description !== undefined}
              onChange={(isChecked) => set(id, isChecked ? '' : null)}
            />
            {description !== undefined && (
              <Box paddingInlineStart="space.300" xcss={{ maxWidth: '520px' }}>
                <PlainInput
                  id={`priority-description-${id}`}
                  placeholder={texts.priorityDescription(name)}
                  initial={description}
                  maxLength={SETTINGS_LIMITS.descriptionLength}
                  onChange={(text) => set(id, text)}
                />
              </Box>
            )}
          </Stack>
        );
      })}
      {fault !== null && <ErrorMessage testId="fault-priority">{fault}</ErrorMessage>}
    </Stack>
  );
}
