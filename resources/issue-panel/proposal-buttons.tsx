import { Button } from '@forge/react';
import React from 'react';
import type { SuggestionView } from '../../src/contract/panel';
import * as strings from '../common/strings';
import type { PanelModel, PendingChange } from './panel-model';
import type { PanelStore } from './panel-store';
import { countSelected, selectRecommended } from './selection';
import { watchFocus } from './watch-focus';

interface ProposalButtonsProps {
  suggestion: SuggestionView;
  model: PanelModel;
  panel: PanelStore;
}

/**
 * What can be done with an open suggestion. The button that was used stays enabled while its change is in progress,
 * because a button that is disabled or loading drops the keyboard focus.
 */
export function ProposalButtons({ suggestion, model, panel }: ProposalButtonsProps) {
  const selected = countSelected(model.selection);
  const recommended = countSelected(selectRecommended(model.selection, suggestion));
  const isBarred = (own: PendingChange) => model.isSettling || (model.pending !== null && model.pending !== own);
  const focus = watchFocus(panel);

  return (
    <>
      <Button
        appearance="primary"
        isDisabled={selected === 0 || isBarred('apply')}
        onClick={() => void panel.acceptSelected()}
        testId="accept-selected"
        {...focus}
      >
        {strings.panel.acceptSelected(selected)}
      </Button>
      <Button isDisabled={recommended === 0 || isBarred('apply-all')} onClick={() => void panel.acceptAll()} testId="accept-all" {...focus}>
        {strings.panel.acceptAll(recommended)}
      </Button>
      <Button appearance="subtle" isDisabled={isBarred('dismiss')} onClick={() => void panel.dismiss()} testId="dismiss" {...focus}>
        {strings.panel.dismiss}
      </Button>
    </>
  );
}
