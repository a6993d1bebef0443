import { Box, HelperMessage, Label, Select, Stack } from '@forge/react';
import React from 'react';
import type { FieldValue, TriageField } from '../../../src/contract/triage-field';
import { strings } from '../../common/strings/admin';

interface DefaultValueProps {
  field: TriageField;
  choices: FieldValue[];
  initial: string | null;
  onChange: (id: string | null) => void;
}

interface ValueOption {
  label: string;
  value: string | null;
}

const texts = strings.admin.fields;

/** The value that Jira gives to new issues: it is no choice of anyone's, so it may be replaced. */
export function DefaultValue({ field, choices, initial, onChange }: DefaultValueProps) {
  const inputId = `default-${field}`;
  const none: ValueOption = { label: texts.noDefault, value: null };
  const options: ValueOption[] = [none, ...choices.map(({ id, name }) => ({ label: name, value: id }))];
  return (
    <Box xcss={{ maxWidth: '360px' }}>
      <Stack space="space.0">
        <Label labelFor={inputId}>{texts.defaultValue(field)}</Label>
        <Select
          id={inputId}
          testId={inputId}
          options={options}
          defaultValue={options.find(({ value }) => value === initial) ?? none}
          onChange={(option: ValueOption | null) => onChange(option?.value ?? null)}
        />
        <HelperMessage>{texts.defaultValueHelp}</HelperMessage>
      </Stack>
    </Box>
  );
}
