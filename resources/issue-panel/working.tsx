import { Button, Inline, Spinner, Text } from '@forge/react';
import React from 'react';
import * as strings from '../common/strings';
import type { PanelRun } from './panel-model';
import type { PanelStore } from './panel-store';
import { useElapsedSeconds } from './use-elapsed-seconds';
import { watchFocus } from './watch-focus';

interface WorkingProps {
  run: PanelRun;
  panel: PanelStore;
  /** Who is told of the focus on the button, which vanishes with the run. */
  watch?: ReturnType<typeof watchFocus>;
}

/** Stands beside the button that asks while the model is asked. */
export function Working({ run, panel, watch = watchFocus(panel) }: WorkingProps) {
  const seconds = useElapsedSeconds(run.startedAt);
  return (
    <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap testId="working">
      <Spinner size="small" label={strings.panel.asking} />
      <Text>{run.isCancelling ? strings.panel.cancelling : strings.panel.working(seconds)}</Text>
      <Button appearance="subtle" onClick={() => void panel.cancel()} {...watch} testId="cancel">
        {strings.panel.cancel}
      </Button>
    </Inline>
  );
}
