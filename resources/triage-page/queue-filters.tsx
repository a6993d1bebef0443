import { Box, Inline, Label, Select, Stack } from '@forge/react';
import React from 'react';
import { TRIAGE_FIELDS, type TriageField } from '../../src/contract/triage-field';
import * as strings from '../common/strings';
import * as texts from '../common/strings/triage-page';
import type { QueueModel } from './queue-model';
import type { QueueStore } from './queue-store';
import type { QueueFilter } from './queue-view';

interface Choice<Value> {
  label: string;
  value: Value;
}

const STATES: Choice<QueueFilter['state']>[] = [
  { label: texts.stateChoices.all, value: 'all' },
  { label: texts.stateChoices.open, value: 'open' },
  { label: texts.stateChoices.duplicates, value: 'duplicates' },
  ...(['proposed', 'unasked', 'accepted', 'dismissed', 'failed'] as const).map((value) => ({ label: texts.states[value], value })),
];

const CONFIDENCES: Choice<number>[] = [0, 0.7, 0.85, 0.95].map((value) => ({
  label: value === 0 ? texts.anyConfidence : texts.atLeast(value),
  value,
}));

const FIELDS: Choice<'any' | TriageField>[] = [
  { label: texts.anyField, value: 'any' },
  ...TRIAGE_FIELDS.map((value) => ({ label: strings.common.fieldNames[value], value })),
];

const ORDERS: Choice<QueueFilter['order']>[] = (['newest', 'surest'] as const).map((value) => ({ label: texts.orders[value], value }));

/** Which issues of the page are listed, and in which order. */
export function QueueFilters({ model, queue }: { model: QueueModel; queue: QueueStore }) {
  const { filter } = model;
  return (
    <Inline space="space.100" rowSpace="space.100" shouldWrap testId="queue-filters">
      <Filter
        id="filter-state"
        label={texts.filterState}
        choices={STATES}
        value={filter.state}
        onChange={(state) => queue.filter({ state })}
      />
      <Filter
        id="filter-confidence"
        label={texts.filterConfidence}
        choices={CONFIDENCES}
        value={filter.confidence}
        onChange={(confidence) => queue.filter({ confidence })}
      />
      <Filter
        id="filter-field"
        label={texts.filterField}
        choices={FIELDS}
        value={filter.field}
        onChange={(field) => queue.filter({ field })}
      />
      <Filter id="filter-order" label={texts.order} choices={ORDERS} value={filter.order} onChange={(order) => queue.filter({ order })} />
    </Inline>
  );
}

interface FilterProps<Value> {
  id: string;
  label: string;
  choices: Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}

function Filter<Value>({ id, label, choices, value, onChange }: FilterProps<Value>) {
  return (
    <Box xcss={{ minWidth: '160px' }}>
      <Stack space="space.0">
        <Label labelFor={id}>{label}</Label>
        <Select
          id={id}
          options={choices}
          value={choices.find((choice) => choice.value === value) ?? null}
          onChange={(choice: Choice<Value>) => onChange(choice.value)}
          spacing="compact"
          testId={id}
        />
      </Stack>
    </Box>
  );
}
