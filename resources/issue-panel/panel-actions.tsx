import { router, view } from '@forge/bridge';
import { Button, Inline } from '@forge/react';
import React from 'react';
import type { SuggestionView } from '../../src/contract/panel';
import * as strings from '../common/strings';
import type { PanelModel } from './panel-model';
import type { PanelStore } from './panel-store';
import { PendingMark } from './pending-mark';
import { ProposalButtons } from './proposal-buttons';
import { watchFocus } from './watch-focus';
import { Working } from './working';

interface PanelActionsProps {
  model: PanelModel;
  panel: PanelStore;
  isDialog: boolean;
}

/**
 * What can be done now, in one row. The button that asks comes first and stays what it is while everything beside it
 * changes: the focus stays on it, and a second click of a double click hits nothing else.
 */
export function PanelActions({ model, panel, isDialog }: PanelActionsProps) {
  const { screen, run, pending, error } = model;
  const suggestion = screen.kind === 'suggestion' ? screen.suggestion : null;
  const canAsk = suggestion === null ? screen.kind === 'ready' && screen.obstacle === null : suggestion.canEdit;
  const isFirst = suggestion === null && error === null && run === null;
  const isOver = suggestion !== null && suggestion.outcome.kind !== 'open';
  const next = isOver && run === null ? model.next : null;
  const focusTarget = isOver && isDialog && model.focusTarget !== null ? 'close' : model.focusTarget;

  return (
    <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap testId="panel-actions">
      {canAsk && (
        <Button
          key={`suggest-${model.focusMoves}`}
          appearance={isFirst ? 'primary' : 'default'}
          autoFocus={focusTarget === 'suggest'}
          isDisabled={pending !== null}
          onClick={() => void panel.suggest()}
          testId="suggest"
        >
          {askText(suggestion, error?.retryable === true)}
        </Button>
      )}
      {run !== null && <Working run={run} panel={panel} />}
      {run === null && suggestion !== null && suggestion.canEdit && !isOver && (
        <ProposalButtons suggestion={suggestion} model={model} panel={panel} />
      )}
      {next !== null && (
        <Button
          key={`next-${model.focusMoves}`}
          autoFocus={focusTarget === 'next'}
          onClick={() => panel.press(() => void router.navigate(`/browse/${next}`))}
          testId="next-issue"
        >
          {strings.panel.nextIssue(next)}
        </Button>
      )}
      {run === null && isOver && <OutcomeButtons suggestion={suggestion} model={model} panel={panel} isDialog={isDialog} />}
      <PendingMark isShown={pending !== null} />
    </Inline>
  );
}

function OutcomeButtons({ suggestion, model, panel, isDialog }: PanelActionsProps & { suggestion: SuggestionView }) {
  const { outcome, canEdit } = suggestion;
  return (
    <>
      {isDialog && (
        <Button
          autoFocus={model.focusTarget !== null}
          onClick={() =>
            panel.press(() => {
              // A place that is no dialog cannot be closed, and need not be.
              void view.close().catch(() => undefined);
            })
          }
          testId="close"
        >
          {strings.panel.close}
        </Button>
      )}
      {canEdit && outcome.kind === 'applied' && outcome.changes.length > 0 && (
        <Button appearance="subtle" isDisabled={model.isSettling} onClick={() => void panel.undo()} {...watchFocus(panel)} testId="undo">
          {strings.panel.undo}
        </Button>
      )}
    </>
  );
}

function askText(suggestion: SuggestionView | null, isRetry: boolean): string {
  if (isRetry) return strings.common.retry;
  return suggestion === null ? strings.panel.suggest : strings.panel.suggestAgain;
}
