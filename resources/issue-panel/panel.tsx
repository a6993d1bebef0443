import { Button, HelperMessage, Inline, Spinner, Stack, useProductContext } from '@forge/react';
import React, { useEffect } from 'react';
import type { ErrorBody } from '../../src/contract/error-body';
import { AlsoHere } from '../common/also-here';
import * as strings from '../common/strings';
import { Failure } from './failure';
import { NotConfigured } from './not-configured';
import { Outcome } from './outcome';
import { PanelActions } from './panel-actions';
import type { PanelModel } from './panel-model';
import type { PanelStore } from './panel-store';
import { Proposals } from './proposals';
import { statusLine } from './status-line';
import { usePanel } from './use-panel';
import { watchFocus } from './watch-focus';

/** Opened from the actions, the panel is in a dialog that has to be closed. */
const ACTION_MODULE = 'jira:issueAction';

/**
 * The issue panel: one line that says how things stand, then what can be done, then what it is about. The first two stay in
 * their places whatever is shown, so that a screen reader hears the line change and the keyboard focus is not lost.
 */
export function Panel() {
  const { model, panel } = usePanel();
  const context = useProductContext();
  const isDialog = context?.extension['type'] === ACTION_MODULE;
  const { screen } = model;
  const isIdle = screen.kind === 'ready' && screen.obstacle === null && !screen.isWithheld && model.run === null && model.error === null;

  // Whoever chose the action has asked already.
  useEffect(() => {
    if (isDialog && isIdle) void panel.suggest();
    // Only what the action finds when it opens counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isDialog, screen.kind]);

  return (
    <Stack space="space.100">
      <HelperMessage testId="panel-status">{statusLine(model)}</HelperMessage>
      {(screen.kind === 'ready' || screen.kind === 'suggestion') && <PanelActions model={model} panel={panel} isDialog={isDialog} />}
      <AlsoHere people={model.others} testId="also-here" />
      <PanelBody model={model} panel={panel} isDialog={isDialog} />
    </Stack>
  );
}

function PanelBody({ model, panel, isDialog }: { model: PanelModel; panel: PanelStore; isDialog: boolean }) {
  const { screen, error } = model;
  switch (screen.kind) {
    case 'loading':
      return <Spinner label={strings.common.loading} testId="panel-loading" />;
    case 'unavailable':
      return (
        <Stack space="space.150">
          <Failure error={error} model={model} />
          <Inline>
            <Button onClick={() => void panel.load()} {...watchFocus(panel)} testId="reload">
              {strings.common.retry}
            </Button>
          </Inline>
        </Stack>
      );
    case 'not-configured':
      return <NotConfigured missing={screen.missing} isAdministrator={model.isAdministrator} />;
    case 'ready':
      return <Failure error={error ?? inWords(screen.obstacle)} model={model} />;
    case 'suggestion': {
      const { suggestion } = screen;
      return (
        <Stack space="space.150">
          <Failure error={error} model={model} />
          {suggestion.outcome.kind === 'open' ? (
            <Proposals key={suggestion.id} suggestion={suggestion} model={model} panel={panel} isDialog={isDialog} />
          ) : (
            <Outcome outcome={suggestion.outcome} />
          )}
        </Stack>
      );
    }
  }
}

/** A refusal says what cannot be done; before anything was tried, what can be done counts too. */
function inWords(obstacle: ErrorBody | null): ErrorBody | null {
  return obstacle?.code === 'NOT_PERMITTED' ? { ...obstacle, message: strings.panel.viewOnly } : obstacle;
}
