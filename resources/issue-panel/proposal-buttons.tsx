import { Button, Inline } from '@forge/react';
import React from 'react';
import type { SuggestionView } from '../../src/contract/panel';
import { strings } from '../common/strings';
import type { PanelModel, PendingChange } from './panel-model';
import type { PanelStore } from './panel-store';
import { PendingMark } from './pending-mark';
import { countSelected, selectEverything } from './selection';

interface ProposalButtonsProps {
  suggestion: SuggestionView;
  model: PanelModel;
  panel: PanelStore;
  takesFocus: boolean;
}

/**
 * What can be done with an open suggestion. The button that was used stays enabled while its change is in progress,
 * because a button that is disabled or loading drops the keyboard focus.
 */
export function ProposalButtons({ suggestion, model, panel, takesFocus }: ProposalButtonsProps) {
  const count = countSelected(model.selection);
  const everything = selectEverything(model.selection, suggestion);
  const isBarred = (own: PendingChange | null) => model.pending !== null && model.pending !== own;
  const focus = { onFocus: () => panel.setFocus(true), onBlur: () => panel.setFocus(false) };

  return (
    <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap>
      <Button
        appearance="primary"
        isDisabled={count === 0 || isBarred('apply')}
        onClick={() => void panel.acceptSelected()}
        testId="accept-selected"
        {...focus}
      >
        {strings.panel.acceptSelected(count)}
      </Button>
      <Button
        isDisabled={countSelected(everything) === 0 || isBarred('apply-all')}
        onClick={() => void panel.acceptAll()}
        testId="accept-all"
        {...focus}
      >
        {strings.panel.acceptAll}
      </Button>
      <Button appearance="subtle" isDisabled={isBarred('dismiss')} onClick={() => void panel.dismiss()} testId="dismiss" {...focus}>
        {strings.panel.dismiss}
      </Button>
      <Button
        appearance="subtle"
        autoFocus={takesFocus}
        isDisabled={isBarred(null)}
        onClick={() => void panel.suggest()}
        testId="suggest-again"
        {...focus}
      >
        {strings.panel.suggestAgain}
      </Button>
      <PendingMark isShown={model.pending !== null} />
    </Inline>
  );
}
