import type { ErrorBody } from '../../src/contract/error-body';
import type { SuggestionView } from '../../src/contract/panel';
import { createStore } from '../common/store';
import type { BatchItem } from './batch-item';
import type { QueueCalls } from './queue-calls';

/** Issues that are written at the same time. */
const MOST_AT_ONCE = 3;

/** Tries of one issue, where Jira or the network fails. */
const MOST_TRIES = 5;

/** Milliseconds before an issue is tried again where Jira does not say. */
const RETRY_AFTER = 3_000;

/** How often somebody looks whether it goes on, in milliseconds. */
const LOOK_AGAIN = 250;

/** How far accepting many issues, or taking it back, has come. */
export interface BatchModel {
  state: 'idle' | 'running' | 'paused' | 'stopping' | 'done';
  kind: 'accept' | 'undo';
  of: number;
  done: number;
  failed: number;
  /** What was written, so that all of it can be undone. */
  written: BatchItem[];
}

const IDLE: BatchModel = { state: 'idle', kind: 'accept', of: 0, done: 0, failed: 0, written: [] };

export interface BatchOptions {
  calls: QueueCalls;
  schedule: (task: () => void, milliseconds: number) => () => void;
  onWritten: (item: BatchItem, suggestion: SuggestionView) => void;
  onFailed: (item: BatchItem, error: ErrorBody) => void;
}

export type Batch = ReturnType<typeof createBatch>;

/**
 * Accepts many issues, or takes that back, a few at a time, as the person: each by the same function as one alone, which
 * checks everything anew, and may be called again after it was cut short. What cannot be written harms nothing else.
 */
export function createBatch({ calls, schedule, onWritten, onFailed }: BatchOptions) {
  const { getModel, subscribe, show } = createStore(IDLE);
  const change = (part: Partial<BatchModel>): void => show({ ...getModel(), ...part });
  const pause = (milliseconds: number) => new Promise<void>((resolve) => void schedule(resolve, milliseconds));
  const isStopped = (): boolean => getModel().state === 'stopping';

  async function waitWhilePaused(): Promise<void> {
    while (getModel().state === 'paused') await pause(LOOK_AGAIN);
  }

  /** Waits that long, and then as long as somebody pauses it; ends at once where somebody stops it. */
  async function wait(milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0 && !isStopped(); left -= LOOK_AGAIN) await pause(Math.min(LOOK_AGAIN, left));
    await waitWhilePaused();
  }

  async function write({ id, suggestionId, accepted }: BatchItem): Promise<SuggestionView | ErrorBody> {
    const own = calls.ofIssue(id, true);
    for (let tries = 1; ; tries += 1) {
      const answer = await (getModel().kind === 'undo' ? own.undoTriage(suggestionId) : own.applyTriage(suggestionId, accepted));
      if (answer.ok) return answer.data.suggestion;
      if (!answer.error.retryable || tries >= MOST_TRIES || isStopped()) return answer.error;
      const { retryAfterSeconds } = answer.error.details ?? {};
      await wait(retryAfterSeconds === undefined ? RETRY_AFTER * tries : retryAfterSeconds * 1_000);
      if (isStopped()) return answer.error;
    }
  }

  async function workOn(waiting: BatchItem[]): Promise<void> {
    for (;;) {
      await waitWhilePaused();
      const item = isStopped() ? undefined : waiting.shift();
      if (item === undefined) return;
      const outcome = await write(item);
      const { done, failed, written } = getModel();
      if ('code' in outcome) {
        change({ failed: failed + 1 });
        onFailed(item, outcome);
      } else {
        change({ done: done + 1, written: [...written, item] });
        onWritten(item, outcome);
      }
    }
  }

  async function start(kind: BatchModel['kind'], items: BatchItem[]): Promise<void> {
    if (!['idle', 'done'].includes(getModel().state) || items.length === 0) return;
    show({ ...IDLE, state: 'running', kind, of: items.length });
    const waiting = [...items];
    await Promise.all(Array.from({ length: MOST_AT_ONCE }, () => workOn(waiting)));
    change({ state: 'done' });
  }

  return {
    getModel,
    subscribe,
    accept: (items: BatchItem[]) => start('accept', items),
    /** Takes back everything that the last batch wrote, the newest first. */
    undo: () => start('undo', getModel().kind === 'accept' ? [...getModel().written].reverse() : []),
    /** Begins nothing new until somebody goes on. */
    pause(): void {
      const { state } = getModel();
      if (state === 'running') change({ state: 'paused' });
      else if (state === 'paused') change({ state: 'running' });
    },
    /** Begins nothing more. What is being written is written to the end. */
    stop(): void {
      if (['running', 'paused'].includes(getModel().state)) change({ state: 'stopping' });
    },
  };
}
