import React from 'react';
import { Button, Inline, LoadingButton } from '@forge/react';
import { strings } from '../common/strings';
import type { PanelModel } from './panel-model';
import type { PanelStore } from './panel-store';
import { countSelected } from './selection';

/** What can be done with an open suggestion. */
export function ProposalButtons({ model, panel }: { model: PanelModel; panel: PanelStore }) {
  const count = countSelected(model.selection);
  const { pending } = model;
  const focus = { onFocus: () => panel.setFocus(true), onBlur: () => panel.setFocus(false) };
  const proposals = model.screen.kind === 'suggestion' ? model.screen.suggestion.fields.flatMap((field) => field.proposals) : [];

  return (
    <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap>
      <LoadingButton
        appearance="primary"
        isDisabled={count === 0 || (pending !== null && pending !== 'apply')}
        isLoading={pending === 'apply'}
        onClick={() => void panel.acceptSelected()}
        testId="accept-selected"
        {...focus}
      >
        {strings.panel.acceptSelected(count)}
      </LoadingButton>
      <LoadingButton
        isDisabled={proposals.length === 0 || (pending !== null && pending !== 'apply-all')}
        isLoading={pending === 'apply-all'}
        onClick={() => void panel.acceptAll()}
        testId="accept-all"
        {...focus}
      >
        {strings.panel.acceptAll}
      </LoadingButton>
      <LoadingButton
        appearance="subtle"
        isDisabled={pending !== null && pending !== 'dismiss'}
        isLoading={pending === 'dismiss'}
        onClick={() => void panel.dismiss()}
        testId="dismiss"
        {...focus}
      >
        {strings.panel.dismiss}
      </LoadingButton>
      <Button
        appearance="subtle"
        isDisabled={pending !== null}
        onClick={() => void panel.suggest()}
        testId="suggest-again"
        {...focus}
      >
        {strings.panel.suggestAgain}
      </Button>
    </Inline>
  );
}
