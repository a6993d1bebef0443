import { Box, HelperMessage, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useEffect, useState } from 'react';
import { BusyButton } from '../common/busy-button';
import { subscribeToIssue } from '../common/live/subscribe';
import { Problem } from '../common/problem';
import { useModel } from '../common/store';
import * as strings from '../common/strings';
import * as texts from '../common/strings/triage-page';
import { isOff } from '../issue-panel/status-line';
import { BadQuery } from './bad-query';
import { BatchBar } from './batch-bar';
import { OpenIssue } from './open-issue';
import { PrepareBar } from './prepare-bar';
import { QueueFilters } from './queue-filters';
import { QueueList } from './queue-list';
import { queueCalls } from './queue-calls';
import { queueStatus } from './queue-status';
import type { QueueModel } from './queue-model';
import { createQueueStore, type QueueStore } from './queue-store';
import { Unwritten } from './unwritten';

/**
 * The project's untriaged issues, and the one that is open: how things stand, what can be done, what it is about, and then
 * the list. The first two stay in their places whatever is shown, so that the keyboard focus is not lost.
 */
export function TriagePage() {
  const [queue] = useState(() =>
    createQueueStore({
      calls: queueCalls,
      now: () => Date.now(),
      subscribe: subscribeToIssue,
      schedule: (task, milliseconds) => {
        const timer = setTimeout(task, milliseconds);
        return () => clearTimeout(timer);
      },
    }),
  );
  const model = useModel(queue);
  useEffect(() => {
    void queue.load();
    return () => queue.close();
  }, [queue]);

  return (
    <Box xcss={{ maxWidth: '960px' }} testId="triage-page">
      <Stack space="space.150">
        <HelperMessage testId="queue-status">{queueStatus(model)}</HelperMessage>
        <PageBody model={model} queue={queue} />
      </Stack>
    </Box>
  );
}

function PageBody({ model, queue }: { model: QueueModel; queue: QueueStore }) {
  switch (model.kind) {
    case 'loading':
      return <Spinner label={texts.loading} testId="queue-loading" />;
    case 'failed':
      return (
        <Stack space="space.150">
          {model.error !== null && <Problem error={model.error} />}
          <Inline>
            <BusyButton
              isBusy={model.isReading}
              onClick={() => {
                queue.leaveFocus();
                void queue.load();
              }}
              testId="queue-reload"
            >
              {strings.common.retry}
            </BusyButton>
          </Inline>
        </Stack>
      );
    case 'not-configured':
      return <Text>{isOff(model.missing) ? texts.off : texts.notConfigured}</Text>;
    case 'bad-query':
      return model.badQuery === null ? null : <BadQuery {...model.badQuery} />;
    case 'list':
      return (
        <Stack space="space.200">
          {model.error !== null && <Problem error={model.error} />}
          <Unwritten model={model} queue={queue} />
          <OpenIssue model={model} queue={queue} />
          <PrepareBar model={model} queue={queue} />
          <QueueFilters model={model} queue={queue} />
          <BatchBar model={model} queue={queue} />
          <QueueList model={model} queue={queue} />
        </Stack>
      );
  }
}
