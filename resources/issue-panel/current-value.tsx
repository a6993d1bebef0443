import { Inline, Text } from '@forge/react';
import React from 'react';
import type { FieldView } from '../../src/contract/panel';
import { replaces } from '../../src/contract/triage-field';
import { formatNames } from '../common/format';
import { isolateText } from '../common/isolate-text';
import * as strings from '../common/strings';
import { Quiet } from './quiet';
import { listOffered } from './selection';

/** What the issue has now and, in bold, what it would have. */
export function CurrentValue({ view, chosen }: { view: FieldView; chosen: string[] }) {
  const now = view.current.length === 0 ? strings.panel.noValue : formatNames(view.current);
  const names = chosen.map((id) => isolateText(nameOf(view, id))).join(', ');
  const next = replaces(view.field) ? strings.panel.becomes(names) : strings.panel.plus(names);

  return (
    <Inline space="space.075" rowSpace="space.0" alignBlock="baseline" shouldWrap testId={`current-${view.field}`}>
      <Text color={view.current.length === 0 ? 'color.text.subtlest' : undefined}>{now}</Text>
      {names !== '' && <Text weight="semibold">{next}</Text>}
      {note(view, names) !== null && <Quiet>{note(view, names)}</Quiet>}
    </Inline>
  );
}

function note(view: FieldView, names: string): string | null {
  if (replaces(view.field)) return view.currentIsDefault && names === '' ? strings.panel.defaultPriority : null;
  return view.current.length > 0 && names !== '' ? strings.panel.nothingRemoved : null;
}

function nameOf(view: FieldView, id: string): string {
  return listOffered(view).find((value) => value.id === id)?.name ?? id;
}
