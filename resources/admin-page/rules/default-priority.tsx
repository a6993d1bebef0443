import { Box, HelperMessage, Label, Select, Stack } from '@forge/react';
import React from 'react';
import type { FieldValue } from '../../../src/contract/triage-field';
import { strings } from '../../common/strings/admin';

interface DefaultPriorityProps {
  priorities: FieldValue[];
  initial: string | null;
  onChange: (id: string | null) => void;
}

interface PriorityOption {
  label: string;
  value: string | null;
}

const ID = 'default-priority';

const texts = strings.admin.fields;

/** The priority that Jira gives to new issues: it is no choice of anyone's, so it may be replaced. */
export function DefaultPriority({ priorities, initial, onChange }: DefaultPriorityProps) {
  const none: PriorityOption = { label: texts.noDefault, value: null };
  const options: PriorityOption[] = [none, ...priorities.map(({ id, name }) => ({ label: name, value: id }))];
  return (
    <Box xcss={{ maxWidth: '360px' }}>
      <Stack space="space.0">
        <Label labelFor={ID}>{texts.defaultPriority}</Label>
        <Select
          id={ID}
          testId={ID}
          options={options}
          defaultValue={options.find(({ value }) => value === initial) ?? none}
          onChange={(option: PriorityOption | null) => onChange(option?.value ?? null)}
        />
        <HelperMessage>{texts.defaultPriorityHelp}</HelperMessage>
      </Stack>
    </Box>
  );
}
