import { Button, Inline, ProgressBar, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { Confirm } from '../common/confirm';
import { formatTime } from '../common/format';
import { useModel } from '../common/store';
import { useSuccessor } from '../common/use-successor';
import * as texts from '../common/strings/triage-page';
import * as strings from '../common/strings';
import type { BatchItem } from './batch-item';
import type { BatchModel } from './batch';
import type { QueueModel } from './queue-model';
import type { QueueStore } from './queue-store';
import { useHandover, type Watch } from './use-handover';

/** Whatever of the progress has the focus. */
const PROGRESS = 'progress';

/** Accepts many issues at once: which, what exactly will change, how far it has come, and the way back. */
export function BatchBar({ model, queue }: { model: QueueModel; queue: QueueStore }) {
  const [items, setItems] = useState<BatchItem[] | null>(null);
  const batch = useModel(queue.batch);
  const selected = model.selected.length;
  const selectable = queue.selectable().length;
  const accepter = useSuccessor();
  const lister = useSuccessor();
  const isAtWork = batch.state !== 'idle' && batch.state !== 'done';
  const watch = useHandover(isAtWork ? [PROGRESS] : [], queue.leaveFocus);
  const selectListed = () => {
    accepter.takeOver();
    queue.selectListed();
  };
  const clear = () => {
    const listed = new Set(queue.listed().map(({ id }) => id));
    if (model.selected.some(({ id }) => listed.has(id))) lister.takeOver();
    else queue.leaveFocus();
    queue.clearSelection();
  };
  if (isAtWork) return <Progress batch={batch} queue={queue} watch={watch(PROGRESS)} />;

  return (
    <Stack space="space.100" testId="batch">
      <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap>
        {selectable > 0 && (
          <Button key={lister.key} autoFocus={lister.autoFocus} appearance="subtle" onClick={selectListed} testId="select-listed">
            {texts.selectListed(selectable)}
          </Button>
        )}
        {selected > 0 && (
          <>
            <Button key={accepter.key} autoFocus={accepter.autoFocus} onClick={() => setItems(queue.batchItems())} testId="accept-batch">
              {texts.acceptMany(selected)}
            </Button>
            <Button appearance="subtle" onClick={clear} testId="clear-selection">
              {texts.clearSelection}
            </Button>
          </>
        )}
        {batch.state === 'done' && <Text testId="batch-done">{said(batch)}</Text>}
        {batch.state === 'done' && batch.kind === 'accept' && batch.done > 0 && (
          <Button onClick={() => void queue.batch.undo()} testId="undo-batch">
            {texts.undoMany(batch.done)}
          </Button>
        )}
      </Inline>
      <Confirm
        isOpen={items !== null}
        title={texts.batchTitle(items?.length ?? 0)}
        confirm={texts.batchStart}
        isDisabled={items?.length === 0}
        onConfirm={() => {
          queue.acceptBatch(items ?? []);
          setItems(null);
        }}
        onCancel={() => setItems(null)}
        testId="batch-question"
      >
        <Stack space="space.100">
          <Text>{texts.batchNote(2 * (items?.length ?? 0))}</Text>
          {(items ?? []).map(({ id, key, changes }) => (
            <Text key={id}>{`${key}: ${changes.join('; ')}`}</Text>
          ))}
        </Stack>
      </Confirm>
    </Stack>
  );
}

/** What came of the last batch, which may have been before the page was opened. */
function said({ kind, done, failed, at }: BatchModel): string {
  return at === null ? texts.batchDone(kind, done, failed) : texts.batchEarlier(done, formatTime(at));
}

function Progress({ batch, queue, watch }: { batch: BatchModel; queue: QueueStore; watch: Watch }) {
  const { state, done, failed, of } = batch;
  const said = texts.batchProgress(batch.kind, done, of, failed);
  return (
    <Stack space="space.100" testId="batch-progress">
      <ProgressBar value={of === 0 ? 0 : (done + failed) / of} ariaLabel={said} />
      <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap>
        <Text>{said}</Text>
        <Button autoFocus onClick={() => queue.batch.pause()} {...watch} testId="pause-batch">
          {state === 'paused' ? texts.goOn : texts.pause}
        </Button>
        <Button onClick={() => queue.batch.stop()} {...watch} testId="stop-batch">
          {state === 'stopping' ? texts.stopping : texts.stop}
        </Button>
        <Text size="small">{strings.panel.saving}</Text>
      </Inline>
    </Stack>
  );
}
