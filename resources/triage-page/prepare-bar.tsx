import { Button, Inline, ProgressBar, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { Confirm } from '../common/confirm';
import { Problem } from '../common/problem';
import { useModel } from '../common/store';
import * as texts from '../common/strings/triage-page';
import { useElapsedSeconds } from '../issue-panel/use-elapsed-seconds';
import { estimateCost } from './prepare-cost';
import { isUnasked, MOST_AT_ONCE, type PreparingModel } from './preparing';
import type { QueueModel } from './queue-model';
import type { QueueStore } from './queue-store';
import { useHandover, type Watch } from './use-handover';

const STOP = 'stop';

/** Gets proposals ready: what it will cost, then how far it has come, and how to stop it. */
export function PrepareBar({ model, queue }: { model: QueueModel; queue: QueueStore }) {
  const [asked, setAsked] = useState<'page' | 'all' | null>(null);
  const preparing = useModel(queue.preparing);
  const isAtWork = preparing.state !== 'idle' && preparing.state !== 'done';
  const watch = useHandover(isAtWork ? [STOP] : [], queue.leaveFocus);
  const here = model.rows.filter(isUnasked).length;
  const all = Math.min(MOST_AT_ONCE, model.total ?? MOST_AT_ONCE);
  const expected = asked === 'all' ? all : here;
  const { points, time } = estimateCost(expected, here, model.model?.perMinute ?? null);

  return (
    <Stack space="space.100" testId="prepare">
      {isAtWork ? (
        <Progress preparing={preparing} queue={queue} watch={watch(STOP)} />
      ) : (
        <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap>
          {here > 0 && (
            <Button onClick={() => setAsked('page')} testId="prepare-page">
              {texts.prepare(here)}
            </Button>
          )}
          {model.hasNext && (
            <Button appearance="subtle" onClick={() => setAsked('all')} testId="prepare-all">
              {texts.prepareAll(all)}
            </Button>
          )}
          {preparing.state === 'done' && (
            <Text testId="prepared">{texts.prepared(preparing.done, preparing.without, preparing.points)}</Text>
          )}
        </Inline>
      )}
      {preparing.error !== null && <Problem error={preparing.error} />}
      <Confirm
        isOpen={asked !== null}
        title={texts.prepareTitle}
        confirm={texts.prepareStart}
        onConfirm={() => {
          if (asked !== null) queue.prepare(asked, expected);
          setAsked(null);
        }}
        onCancel={() => setAsked(null)}
        testId="prepare-question"
      >
        <Stack space="space.100">
          <Text>{texts.prepareCost(expected, points, time)}</Text>
          <Text>{model.model === null ? texts.prepareBuiltIn : texts.prepareModel(expected, model.model.name, model.model.perMinute)}</Text>
          <Text>{texts.prepareNote}</Text>
        </Stack>
      </Confirm>
    </Stack>
  );
}

function Progress({ preparing, queue, watch }: { preparing: PreparingModel; queue: QueueStore; watch: Watch }) {
  const seconds = useElapsedSeconds(preparing.startedAt);
  const { state, done, of, points } = preparing;
  const said = texts.preparing(done, of, points, seconds);
  return (
    <Stack space="space.100" testId="prepare-progress">
      <ProgressBar value={of === 0 ? 0 : Math.min(1, done / of)} ariaLabel={said} />
      <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap>
        <Text>{said}</Text>
        {state === 'waiting' && <Text>{texts.waiting}</Text>}
        <Button autoFocus onClick={() => queue.preparing.stop()} {...watch} testId="stop-preparing">
          {state === 'stopping' ? texts.stopping : texts.stop}
        </Button>
      </Inline>
    </Stack>
  );
}
