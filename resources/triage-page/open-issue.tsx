import { Heading, Link, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import type { QueueRow } from '../../src/contract/queue';
import { AlsoHere } from '../common/also-here';
import { Card } from '../common/card';
import { useModel } from '../common/store';
import * as strings from '../common/strings';
import * as texts from '../common/strings/triage-page';
import { Failure } from '../issue-panel/failure';
import { Outcome } from '../issue-panel/outcome';
import type { PanelStore } from '../issue-panel/panel-store';
import { Proposals } from '../issue-panel/proposals';
import { statusLine } from '../issue-panel/status-line';
import { LikelyDuplicates } from './likely-duplicates';
import { QueueActions } from './queue-actions';
import type { QueueModel } from './queue-model';
import type { QueueStore } from './queue-store';
import { rowState } from './row-state';

/** The issue whose turn it is, with the panel's own proposals. Draws nothing where the list is empty. */
export function OpenIssue({ model, queue }: { model: QueueModel; queue: QueueStore }) {
  const row = model.rows.find(({ id }) => id === model.openId);
  const panel = queue.panelOf(model.openId);
  if (row === undefined || panel === null) return null;
  return (
    <Card testId="open-issue">
      <Stack space="space.150">
        <QueueActions model={model} queue={queue} panel={panel} />
        <IssueProposals key={row.id} row={row} panel={panel} others={model.others[row.id] ?? []} />
      </Stack>
    </Card>
  );
}

function IssueProposals({ row, panel, others }: { row: QueueRow; panel: PanelStore; others: readonly string[] }) {
  const model = useModel(panel);
  const { screen, error } = model;
  const suggestion = screen.kind === 'suggestion' ? screen.suggestion : null;
  return (
    <Stack space="space.100" testId={`open-${row.key}`}>
      <Inline space="space.100" alignBlock="baseline" shouldWrap>
        <Link href={`/browse/${row.key}`} openNewTab>
          {row.key}
        </Link>
        <Heading as="h2" size="small">
          {row.summary}
        </Heading>
      </Inline>
      <LikelyDuplicates row={row} isTitled onLink={rowState(row, undefined) === 'barred' ? undefined : panel.link} />
      <Text size="small" color="color.text.subtle">
        {screen.kind === 'loading' ? strings.common.loading : statusLine(model)}
      </Text>
      <AlsoHere people={others} testId="also-open" />
      <Failure error={error ?? (screen.kind === 'ready' ? screen.obstacle : null)} model={model} />
      {suggestion !== null && suggestion.outcome.kind === 'open' && (
        <Proposals key={suggestion.id} suggestion={suggestion} model={model} panel={panel} isDialog={false} />
      )}
      {suggestion !== null && suggestion.outcome.kind !== 'open' && <Outcome outcome={suggestion.outcome} />}
      <Text size="small" color="color.text.subtlest">
        {texts.keys}
      </Text>
    </Stack>
  );
}
