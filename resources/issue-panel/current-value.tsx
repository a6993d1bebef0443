import { Inline, Text } from '@forge/react';
import React from 'react';
import type { FieldView } from '../../src/contract/panel';
import { replaces, type FieldValue } from '../../src/contract/triage-field';
import { formatNames } from '../common/format';
import { strings } from '../common/strings';

/** What the issue has now and, in bold, what it would have. */
export function CurrentValue({ view, chosen }: { view: FieldView; chosen: string[] }) {
  const now = view.current.length === 0 ? strings.panel.noValue : formatNames(view.current);
  const names = chosen.map((id) => nameOf(view, id)).join(', ');
  const next = replaces(view.field) ? strings.panel.becomes(names) : strings.panel.plus(names);

  return (
    <Inline space="space.075" rowSpace="space.0" alignBlock="baseline" shouldWrap testId={`current-${view.field}`}>
      <Text color={view.current.length === 0 ? 'color.text.subtlest' : undefined}>{now}</Text>
      {names !== '' && <Text weight="semibold">{next}</Text>}
      {note(view, names) !== null && (
        <Text size="small" color="color.text.subtlest">
          {note(view, names)}
        </Text>
      )}
    </Inline>
  );
}

function note(view: FieldView, names: string): string | null {
  if (replaces(view.field)) return view.currentIsDefault && names === '' ? strings.panel.defaultPriority : null;
  return view.current.length > 0 && names !== '' ? strings.panel.nothingRemoved : null;
}

function nameOf(view: FieldView, id: string): string {
  const known: FieldValue[] = [...view.proposals.map(({ value }) => value), ...view.options];
  return known.find((value) => value.id === id)?.name ?? id;
}
