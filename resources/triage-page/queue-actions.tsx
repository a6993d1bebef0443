import { Button, Inline } from '@forge/react';
import React from 'react';
import { useModel } from '../common/store';
import * as strings from '../common/strings';
import * as texts from '../common/strings/triage-page';
import type { PanelStore } from '../issue-panel/panel-store';
import { countSelected } from '../issue-panel/selection';
import { Working } from '../issue-panel/working';
import type { QueueModel } from './queue-model';
import type { QueueStore } from './queue-store';
import { useHandover } from './use-handover';

interface QueueActionsProps {
  model: QueueModel;
  queue: QueueStore;
  /** Of the open issue. */
  panel: PanelStore;
}

/**
 * What can be done with the open issue. The first button does what comes next, and stays the same control from issue to
 * issue: the keyboard focus stays on it, so that one key an issue is enough where the ticks are right.
 */
export function QueueActions({ model, queue, panel }: QueueActionsProps) {
  const { screen, run, selection } = useModel(panel);
  const suggestion = screen.kind === 'suggestion' ? screen.suggestion : null;
  const isToDecide = suggestion !== null && suggestion.canEdit && suggestion.outcome.kind === 'open' && run === null;
  const ticked = isToDecide ? countSelected(selection) : 0;
  const canAsk = screen.kind === 'ready' && screen.obstacle === null && run === null;
  const primary =
    ticked > 0
      ? { text: texts.acceptAndNext(ticked), act: queue.accept }
      : canAsk
        ? { text: strings.panel.suggest, act: () => void queue.suggest() }
        : { text: texts.next, act: queue.skip };

  const canSkip = ticked > 0 || canAsk;
  const canUndo = suggestion?.outcome.kind === 'applied' && suggestion.canEdit;
  const canAskAgain = suggestion !== null && suggestion.canEdit && run === null;
  const drawn = Object.entries({
    'go-on': true,
    skip: canSkip,
    dismiss: isToDecide,
    'undo-last': model.lastDecided !== null,
    undo: canUndo,
    'suggest-again': canAskAgain,
    cancel: run !== null,
  });
  const watch = useHandover(
    drawn.flatMap(([name, isDrawn]) => (isDrawn ? [name] : [])),
    queue.leaveFocus,
  );

  return (
    <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap testId="queue-actions">
      <Button
        key={`go-on-${model.focusMoves}`}
        appearance="primary"
        autoFocus={model.focusMoves > 0}
        onClick={primary.act}
        {...watch('go-on')}
        testId="go-on"
      >
        {primary.text}
      </Button>
      {canSkip && (
        <Button onClick={queue.skip} {...watch('skip')} testId="skip">
          {texts.next}
        </Button>
      )}
      {isToDecide && (
        <Button appearance="subtle" onClick={queue.dismiss} {...watch('dismiss')} testId="dismiss">
          {strings.panel.dismiss}
        </Button>
      )}
      {model.lastDecided !== null && (
        <Button appearance="subtle" onClick={() => queue.undoLast()} {...watch('undo-last')} testId="undo-last">
          {texts.undo(model.lastDecided.key)}
        </Button>
      )}
      {canUndo && (
        <Button appearance="subtle" onClick={() => queue.undoOpen()} {...watch('undo')} testId="undo">
          {strings.panel.undo}
        </Button>
      )}
      {canAskAgain && (
        <Button appearance="subtle" onClick={() => void queue.suggest()} {...watch('suggest-again')} testId="suggest-again">
          {strings.panel.suggestAgain}
        </Button>
      )}
      {run !== null && <Working run={run} panel={panel} watch={watch('cancel')} />}
    </Inline>
  );
}
