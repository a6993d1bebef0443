import React from 'react';
import { Box, ErrorMessage, Heading, Stack, Text } from '@forge/react';
import { strings } from '../common/strings';
import { CheckSetting } from './check-setting';
import type { PriorityDraft } from './draft';
import { SETTINGS_LIMITS } from './limits';
import { TextSetting } from './text-setting';

interface PriorityListProps {
  priorities: PriorityDraft[];
  fault: string | null;
  onChange: (priorities: PriorityDraft[]) => void;
}

const texts = strings.admin.allowlists;

/** The site's priorities: which may be proposed, and for the model when each is meant. */
export function PriorityList({ priorities, fault, onChange }: PriorityListProps) {
  const change = (id: string, patch: Partial<PriorityDraft>) =>
    onChange(priorities.map((priority) => (priority.id === id ? { ...priority, ...patch } : priority)));

  return (
    <Stack space="space.150">
      <Heading as="h3" size="xsmall">
        {texts.priorities}
      </Heading>
      {priorities.length === 0 && <Text color="color.text.subtle">{texts.prioritiesMissing}</Text>}
      {priorities.map(({ id, name, isAllowed, description }) => (
        <Stack key={id} space="space.0">
          <CheckSetting
            id={`priority-${id}`}
            label={name}
            initial={isAllowed}
            onChange={(isChecked) => change(id, { isAllowed: isChecked })}
          />
          {isAllowed && (
            <Box paddingInlineStart="space.300">
              <TextSetting
                id={`priority-description-${id}`}
                label={texts.priorityDescription(name)}
                initial={description}
                fault={null}
                maxLength={SETTINGS_LIMITS.descriptionLength}
                onChange={(text) => change(id, { description: text })}
              />
            </Box>
          )}
        </Stack>
      ))}
      {fault !== null && <ErrorMessage>{fault}</ErrorMessage>}
    </Stack>
  );
}
