import { Box, Inline, Label, Select, Stack } from '@forge/react';
import React from 'react';
import { settingsStrings } from '../strings/settings';
import type { Candidate, Candidates } from './imported';
import { byField } from '../../../src/contract/triage-field';
import { foldName } from '../../../src/contract/fold-name';
import { SearchBox } from './search-box';

const texts = settingsStrings.import;

/** Which of the values that were found are shown, and in which order. */
export interface Filter {
  query: string;
  /** On so many issues, or in so many projects. */
  atLeast: number;
  order: 'count' | 'name';
}

export const NO_FILTER: Filter = { query: '', atLeast: 1, order: 'count' };

const COUNTS = [1, 2, 3, 5, 10, 20, 50].map((count) => ({ label: String(count), value: count }));

const ORDERS = (['count', 'name'] as const).map((order) => ({ label: texts.orders[order], value: order }));

/** The values that match; what the lists have already is never in the way of what they lack. */
export function filterCandidates(candidates: Candidates, { query, atLeast, order }: Filter): Candidates {
  const wanted = foldName(query);
  const matches = ({ name, count }: Candidate) => count >= atLeast && foldName(name).includes(wanted);
  return byField((field) => {
    const found = candidates[field].filter(matches);
    return order === 'count' ? found : found.sort((one, other) => one.name.localeCompare(other.name));
  });
}

interface ImportFilterProps {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** Narrows a long list before anything is ticked. */
export function ImportFilter({ filter, onChange }: ImportFilterProps) {
  return (
    <Inline space="space.200" rowSpace="space.100" alignBlock="end" shouldWrap testId="import-filter">
      <SearchBox id="import-search" label={texts.search} onChange={(query) => onChange({ ...filter, query })} />
      <Choice
        id="import-at-least"
        label={texts.atLeast}
        options={COUNTS}
        value={filter.atLeast}
        onChange={(atLeast) => onChange({ ...filter, atLeast })}
      />
      <Choice
        id="import-order"
        label={texts.order}
        options={ORDERS}
        value={filter.order}
        onChange={(order) => onChange({ ...filter, order })}
      />
    </Inline>
  );
}

interface ChoiceProps<Value> {
  id: string;
  label: string;
  options: { label: string; value: Value }[];
  value: Value;
  onChange: (value: Value) => void;
}

function Choice<Value>({ id, label, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <Box xcss={{ width: '160px' }}>
      <Stack space="space.0">
        <Label labelFor={id}>{label}</Label>
        <Select
          id={id}
          testId={id}
          spacing="compact"
          options={options}
          value={options.find((option) => option.value === value) ?? null}
          onChange={(option: { value: Value } | null) => {
            if (option !== null) onChange(option.value);
          }}
        />
      </Stack>
    </Box>
  );
}
