import { Box, Label, Select, Stack } from '@forge/react';
import React, { useMemo } from 'react';
import { foldName } from '../../../src/contract/fold-name';
import type { TriageField } from '../../../src/contract/triage-field';
import { projectStrings } from '../strings/project';
import type { Entry } from './lines';

interface AddChoiceProps {
  field: TriageField;
  choices: Entry[];
  entries: Entry[];
  onChange: (entries: Entry[]) => void;
}

interface ChoiceOption {
  label: string;
  value: string;
  entry: Entry;
}

/** Adds a value from a fixed list, with what is said of it there. */
export function AddChoice({ field, choices, entries, onChange }: AddChoiceProps) {
  const options = useMemo<ChoiceOption[]>(() => {
    const taken = new Set(entries.map(({ name }) => foldName(name)));
    return choices.filter(({ name }) => !taken.has(foldName(name))).map((entry) => ({ label: entry.name, value: entry.name, entry }));
  }, [choices, entries]);
  const id = `choose-${field}`;
  return (
    <Box xcss={{ maxWidth: '360px' }}>
      <Stack space="space.0">
        <Label labelFor={id}>{projectStrings.pick}</Label>
        <Select
          id={id}
          testId={id}
          options={options}
          value={null}
          isDisabled={options.length === 0}
          placeholder={projectStrings.pickPlaceholder}
          onChange={(option: ChoiceOption | null) => {
            if (option !== null) onChange([...entries, option.entry]);
          }}
        />
      </Stack>
    </Box>
  );
}
