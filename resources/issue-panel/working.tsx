import { Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React from 'react';
import { strings } from '../common/strings';
import type { PanelRun } from './panel-model';
import type { PanelStore } from './panel-store';
import { useElapsedSeconds } from './use-elapsed-seconds';

interface WorkingProps {
  run: PanelRun;
  panel: PanelStore;
  takesFocus: boolean;
}

/**
 * Stands where the buttons were while the model is asked. The button stays enabled while the run is being canceled,
 * because a disabled one drops the keyboard focus.
 */
export function Working({ run, panel, takesFocus }: WorkingProps) {
  const seconds = useElapsedSeconds(run.startedAt);
  const text = run.isCancelling ? strings.panel.cancelling : strings.panel.working(seconds);
  return (
    <Stack space="space.050">
      <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap testId="working">
        <Spinner size="small" label={strings.panel.working(0)} />
        <Text>{text}</Text>
        <Button
          appearance="subtle"
          autoFocus={takesFocus}
          onClick={() => void panel.cancel()}
          onFocus={() => panel.setFocus(true)}
          onBlur={() => panel.setFocus(false)}
          testId="cancel"
        >
          {strings.panel.cancel}
        </Button>
      </Inline>
      {run.isInBackground && (
        <Text size="small" color="color.text.subtle" testId="in-background">
          {strings.panel.inBackground}
        </Text>
      )}
    </Stack>
  );
}
