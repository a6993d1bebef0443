import { Button, Inline, Spinner, Stack, useProductContext } from '@forge/react';
import React from 'react';
import { Problem } from '../common/problem';
import { strings } from '../common/strings';
import { NotConfigured } from './not-configured';
import { Outcome } from './outcome';
import { Proposals } from './proposals';
import { Ready } from './ready';
import { usePanel } from './use-panel';

/** Opened from the actions, the panel is in a dialog that has to be closed. */
const ACTION_MODULE = 'jira:issueAction';

/** The issue panel, one screen at a time. */
export function Panel() {
  const { model, panel } = usePanel();
  const context = useProductContext();
  const isDialog = context?.extension['type'] === ACTION_MODULE;

  switch (model.screen.kind) {
    case 'loading':
      return <Spinner label={strings.common.loading} testId="panel-loading" />;
    case 'unavailable':
      return (
        <Stack space="space.150">
          {model.error !== null && <Problem error={model.error} />}
          <Inline>
            <Button onClick={() => void panel.load()} testId="reload">
              {strings.common.retry}
            </Button>
          </Inline>
        </Stack>
      );
    case 'not-configured':
      return <NotConfigured missing={model.screen.missing} isAdministrator={model.isAdministrator} />;
    case 'ready':
      return <Ready isWithheld={model.screen.isWithheld} model={model} panel={panel} />;
    case 'suggestion': {
      const { suggestion } = model.screen;
      if (suggestion.outcome.kind === 'open') {
        return <Proposals key={suggestion.id} suggestion={suggestion} model={model} panel={panel} />;
      }
      return <Outcome suggestion={suggestion} outcome={suggestion.outcome} model={model} panel={panel} isDialog={isDialog} />;
    }
  }
}
