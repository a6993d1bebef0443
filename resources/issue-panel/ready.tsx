import { Button, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import { isCuredBySettings } from '../common/error-message';
import { Problem } from '../common/problem';
import { strings } from '../common/strings';
import type { PanelModel } from './panel-model';
import type { PanelStore } from './panel-store';
import { SettingsLink } from './settings-link';
import { Working } from './working';

interface ReadyProps {
  /** Whether there is a suggestion that this person may not see. */
  isWithheld: boolean;
  model: PanelModel;
  panel: PanelStore;
}

/** No suggestion to show: one line, and the button that asks for one. */
export function Ready({ isWithheld, model, panel }: ReadyProps) {
  const { error, run } = model;
  return (
    <Stack space="space.150">
      {error === null ? (
        <Text color={isWithheld ? undefined : 'color.text.subtle'} testId="ready-line">
          {isWithheld ? strings.panel.withheld : strings.panel.readyLine}
        </Text>
      ) : (
        <Problem error={error} />
      )}
      {run === null ? (
        <Inline space="space.100" rowSpace="space.100" shouldWrap>
          <Button
            appearance={error === null || error.retryable ? 'primary' : 'default'}
            autoFocus={model.takesFocus}
            onClick={() => void panel.suggest()}
            onFocus={() => panel.setFocus(true)}
            onBlur={() => panel.setFocus(false)}
            testId="suggest"
          >
            {error?.retryable === true ? strings.common.retry : strings.panel.suggest}
          </Button>
          {error !== null && isCuredBySettings(error) && model.isAdministrator === true && <SettingsLink />}
        </Inline>
      ) : (
        <Working run={run} panel={panel} takesFocus={model.takesFocus} />
      )}
    </Stack>
  );
}
