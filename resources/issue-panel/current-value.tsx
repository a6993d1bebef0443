import React from 'react';
import { Strong, Text } from '@forge/react';
import type { FieldView } from '../../src/contract/panel';
import type { FieldValue } from '../../src/contract/triage-field';
import { formatNames } from '../common/format';
import { strings } from '../common/strings';

/** What the issue has now and, quietly marked, what it would have. */
export function CurrentValue({ view, chosen }: { view: FieldView; chosen: string[] }) {
  const now = view.current.length === 0 ? strings.panel.noValue : formatNames(view.current);
  const next = chosen.map((id) => nameOf(view, id));

  if (view.field === 'priority') {
    return (
      <Text testId="current-priority">
        {now}
        {next.length > 0 && ` ${strings.panel.arrow} `}
        {next.length > 0 && <Strong>{next.join(', ')}</Strong>}
        {next.length === 0 && view.currentIsDefault && ` ${strings.panel.defaultPriority}`}
      </Text>
    );
  }
  return (
    <Text testId={`current-${view.field}`}>
      {now}
      {next.length > 0 && <Strong>{` + ${next.join(', ')}`}</Strong>}
      {next.length > 0 && view.current.length > 0 && ` ${strings.panel.nothingRemoved}`}
    </Text>
  );
}

function nameOf(view: FieldView, id: string): string {
  const known: FieldValue[] = [...view.proposals.map(({ value }) => value), ...view.options];
  return known.find((value) => value.id === id)?.name ?? id;
}
