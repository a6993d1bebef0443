import type { ErrorBody } from '../../src/contract/error-body';
import type { PreparedIssue, QueueRow } from '../../src/contract/queue';
import { MOST_PREPARED } from '../../src/contract/limits';
import { createStore } from '../common/store';
import type { QueueCalls } from './queue-calls';

/** Milliseconds before a call that failed is tried again where Jira does not say. */
const RETRY_AFTER = 5_000;

/** Tries of one batch, when it is the network or Jira that fails. */
const MOST_TRIES = 4;

/** A model is asked in small batches, so that stopping stops soon. */
const MODEL_BATCH = 10;

/** What one person can prepare at once. */
export const MOST_AT_ONCE = 500;

/** How far getting proposals ready has come. */
export interface PreparingModel {
  state: 'idle' | 'running' | 'waiting' | 'stopping' | 'done';
  /** Issues that have been looked at, and how many there are as far as is known. */
  done: number;
  of: number;
  /** Issues for which nothing can be proposed, or which went away. */
  without: number;
  points: number;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Why it waits, or why it ended early. */
  error: ErrorBody | null;
}

const IDLE: PreparingModel = { state: 'idle', done: 0, of: 0, without: 0, points: 0, startedAt: 0, error: null };

export interface PreparingOptions {
  calls: QueueCalls;
  now: () => number;
  schedule: (task: () => void, milliseconds: number) => () => void;
  /** Shows what a batch brought. */
  onPrepared: (issues: PreparedIssue[]) => void;
}

/** What is prepared: the rows of a page, and if so many are wanted those of the pages after it. */
export interface PreparingScope {
  rows: readonly QueueRow[];
  /** Where the list goes on; null where only these rows are wanted. */
  next: string | null;
  /** Issues at most. */
  most: number;
  usesModel: boolean;
}

export type Preparing = ReturnType<typeof createPreparing>;

/** Whether it makes sense to ask about an issue: nobody has, or it failed for a reason that passes. */
export function isUnasked({ panel }: QueueRow): boolean {
  return panel.kind === 'ready' && panel.obstacle === undefined && panel.lastFailure?.retryable !== false;
}

/**
 * Gets proposals ready for many issues, batch after batch. What has been prepared is what the functions have stored, so
 * that whoever closes the page, or is cut off, goes on with what is left by beginning anew.
 */
export function createPreparing({ calls, now, schedule, onPrepared }: PreparingOptions) {
  const { getModel, subscribe, show } = createStore(IDLE);
  /** Runs that wait in the queue, by issue. */
  const runs = new Map<string, string>();
  let isStopped = false;

  const change = (part: Partial<PreparingModel>): void => show({ ...getModel(), ...part });
  const pause = (milliseconds: number) => new Promise<void>((resolve) => void schedule(resolve, milliseconds));

  /** Waits as long as Jira or a budget wants, and looks every second whether somebody stops it. */
  async function wait(error: ErrorBody): Promise<void> {
    const until = now() + (error.details?.retryAfterSeconds ?? RETRY_AFTER / 1_000) * 1_000;
    change({ state: 'waiting', error });
    while (!isStopped && now() < until) await pause(Math.min(1_000, until - now()));
    if (!isStopped) change({ state: 'running', error: null });
  }

  /** The issues of a batch that are still to be done; null when it makes no sense to go on. */
  async function prepare(ids: string[]): Promise<string[] | null> {
    const answer = await calls.prepareIssues(ids);
    if (!answer.ok) {
      const isToWait = answer.error.retryable || answer.error.details?.retryAfterSeconds !== undefined;
      if (!isToWait) {
        change({ error: answer.error });
        return null;
      }
      await wait(answer.error);
      return ids;
    }
    const { issues, points, stopped } = answer.data;
    for (const { id, panel } of issues) if (panel?.kind === 'working') runs.set(id, panel.run.id);
    const known = getModel();
    const without = issues.filter(({ outcome }) => outcome === 'gone' || outcome === 'failed').length;
    change({ done: known.done + issues.length, without: known.without + without, points: known.points + points });
    onPrepared(issues);
    const finished = new Set(issues.map(({ id }) => id));
    if (stopped !== undefined) {
      // The site's limit is one of a whole day.
      if (stopped.details?.retryAfterSeconds === undefined) {
        change({ error: stopped });
        return null;
      }
      await wait(stopped);
    }
    return ids.filter((id) => !finished.has(id));
  }

  /** False when nothing more is to be done. */
  async function prepareAll(ids: string[], batch: number): Promise<boolean> {
    let left = ids;
    let tries = 0;
    while (left.length > 0) {
      if (isStopped) return false;
      const some = left.slice(0, batch);
      const rest = await prepare(some);
      if (rest === null) return false;
      tries = rest.length === some.length ? tries + 1 : 0;
      if (tries >= MOST_TRIES) return false;
      left = [...rest, ...left.slice(batch)];
    }
    return true;
  }

  async function run({ rows, next, most, usesModel }: PreparingScope): Promise<void> {
    const batch = usesModel ? MODEL_BATCH : MOST_PREPARED;
    let ids = rows.filter(isUnasked).map(({ id }) => id);
    let token = next;
    let begun = 0;
    for (;;) {
      ids = ids.slice(0, most - begun);
      begun += ids.length;
      change({ of: Math.max(getModel().of, begun) });
      if (!(await prepareAll(ids, batch)) || token === null || begun >= most || isStopped) return;
      const page = await calls.getQueue(token);
      if (!page.ok) change({ error: page.error });
      if (!page.ok || page.data.kind !== 'list') return;
      token = page.data.next;
      change({ points: getModel().points + 1 + page.data.rows.length });
      ids = page.data.rows.filter(isUnasked).map(({ id }) => id);
    }
  }

  async function callOff(): Promise<void> {
    for (const [id, runId] of runs) {
      const answer = await calls.ofIssue(id).cancelRun(runId);
      if (answer.ok && answer.data.kind !== 'not-configured') onPrepared([{ id, outcome: 'failed', panel: answer.data }]);
    }
  }

  return {
    getModel,
    subscribe,
    async start(scope: PreparingScope, expected: number): Promise<void> {
      if (!['idle', 'done'].includes(getModel().state)) return;
      isStopped = false;
      runs.clear();
      show({ ...IDLE, state: 'running', of: expected, startedAt: now() });
      await run(scope);
      if (getModel().state === 'stopping') await callOff();
      const { done } = getModel();
      change({ state: 'done', of: done });
    },
    /** Begins no batch more, and calls off what waits in the queue. What is ready stays. */
    stop(): void {
      if (!['running', 'waiting'].includes(getModel().state)) return;
      isStopped = true;
      change({ state: 'stopping' });
    },
    /** The page is closed: the batch that is under way is the last one. */
    close(): void {
      isStopped = true;
    },
  };
}
