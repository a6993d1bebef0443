import type { ErrorBody } from '../../src/contract/error-body';
import type { SuggestionView } from '../../src/contract/panel';
import { MOST_IN_BATCH } from '../../src/contract/limits';
import { createStore } from '../common/store';
import type { BatchItem, WrittenItem } from './batch-item';
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
  written: WrittenItem[];
  /** When it was accepted, ISO 8601, if that was before this page was opened. */
  at: string | null;
}

const IDLE: BatchModel = { state: 'idle', kind: 'accept', of: 0, done: 0, failed: 0, written: [], at: null };

export interface BatchOptions {
  calls: QueueCalls;
  schedule: (task: () => void, milliseconds: number) => () => void;
  onWritten: (item: WrittenItem, suggestion: SuggestionView) => void;
  onFailed: (item: WrittenItem, error: ErrorBody) => void;
  /** Issues that are not on the page were taken back, and may belong there again. */
  onCameBack: () => void;
}

export type Batch = ReturnType<typeof createBatch>;

/**
 * Accepts many issues, or takes that back, a few at a time, as the person: each by the same function as one alone, which
 * checks everything anew, and may be called again after it was cut short. What cannot be written harms nothing else.
 */
export function createBatch({ calls, schedule, onWritten, onFailed, onCameBack }: BatchOptions) {
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

  type Write<Item> = (item: Item) => ReturnType<ReturnType<QueueCalls['ofIssue']>['undoTriage']>;

  const apply: Write<BatchItem> = ({ id, suggestionId, accepted }) => calls.ofIssue(id, true).applyTriage(suggestionId, accepted);
  const takeBack: Write<WrittenItem> = ({ id, suggestionId }) => calls.ofIssue(id, true).undoTriage(suggestionId);

  async function keepTrying(write: () => ReturnType<Write<WrittenItem>>): Promise<SuggestionView | ErrorBody> {
    for (let tries = 1; ; tries += 1) {
      const answer = await write();
      if (answer.ok) return answer.data.suggestion;
      if (!answer.error.retryable || tries >= MOST_TRIES || isStopped()) return answer.error;
      const { retryAfterSeconds } = answer.error.details ?? {};
      await wait(retryAfterSeconds === undefined ? RETRY_AFTER * tries : retryAfterSeconds * 1_000);
      if (isStopped()) return answer.error;
    }
  }

  async function workOn<Item extends WrittenItem>(waiting: Item[], write: Write<Item>): Promise<void> {
    for (;;) {
      await waitWhilePaused();
      const item = isStopped() ? undefined : waiting.shift();
      if (item === undefined) return;
      const outcome = await keepTrying(() => write(item));
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

  const isIdle = (): boolean => ['idle', 'done'].includes(getModel().state);

  async function run<Item extends WrittenItem>(items: Item[], write: Write<Item>): Promise<void> {
    const waiting = [...items];
    await Promise.all(Array.from({ length: MOST_AT_ONCE }, () => workOn(waiting, write)));
    change({ state: 'done' });
  }

  return {
    getModel,
    subscribe,
    async accept(items: BatchItem[]): Promise<void> {
      if (!isIdle() || items.length === 0) return;
      show({ ...IDLE, state: 'running', of: items.length });
      // Before the first is written. Without it, all of it can be taken back until this page is closed.
      await calls.noteBatch(items.slice(0, MOST_IN_BATCH).map(({ id, suggestionId }) => ({ issueId: id, suggestionId })));
      await run(items, apply);
    },
    /** Takes back everything that the last batch wrote, the newest first. */
    async undo(): Promise<void> {
      const { kind, written, at } = getModel();
      if (!isIdle() || kind === 'undo' || written.length === 0) return;
      show({ ...IDLE, state: 'running', kind: 'undo', of: written.length });
      await run(written.toReversed(), takeBack);
      if (at !== null) onCameBack();
    },
    /** Offers to take back what this person accepted at once before the page was opened. */
    async recall(): Promise<void> {
      const answer = await calls.getBatch();
      if (!answer.ok || answer.data.at === null || getModel().state !== 'idle') return;
      const { at, issues } = answer.data;
      const written = issues.map(({ issueId, key, suggestionId }) => ({ id: issueId, key, suggestionId }));
      change({ state: 'done', kind: 'accept', of: written.length, done: written.length, written, at });
    },
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
