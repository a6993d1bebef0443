import type { Clock } from '../contract/clock';
import type { QueuePort } from '../contract/queue-port';
import { TriageError } from '../contract/triage-error';
import type { AllMarksPort } from '../issue/issue-mark';
import type { StoredReset, UpkeepStore } from './upkeep-store';

export const RESET_QUEUE = 'triage-upkeep';

/** Longer than a resolver may run (25 s), so that a secret of somebody who read before the reset is found by the second look. */
const SETTLE_SECONDS = 30;

/** Queries lag behind what was deleted. */
const QUERY_LAG_SECONDS = 5;

export interface UpkeepContext {
  store: UpkeepStore;
  marks: AllMarksPort;
  queue: QueuePort;
  clock: Clock;
  /** When the consumer has to have ended, milliseconds since 1970. */
  deadline: number;
}

/** What the queue carries: which reset, and which step of it. */
export interface ResetEvent {
  task: 'reset';
  startedAt: number;
  step: number;
}

export function resetEvent({ startedAt, step }: StoredReset): ResetEvent & Record<string, unknown> {
  return { task: 'reset', startedAt, step };
}

/** Of a page with fewer keys than this it is worth asking which exist. */
const FULL_PAGE = 100;

/** Deletes every key that queries show, from the first to the last. Says how far it came, and whether there was time for all. */
async function sweep(
  { store, clock, deadline }: UpkeepContext,
  reset: StoredReset,
): Promise<{ reset: StoredReset; found: number; isWhole: boolean }> {
  let found = 0;
  let now = reset;
  let cursor: string | null = null;
  do {
    if (clock() >= deadline) return { reset: now, found, isWhole: false };
    const page: Awaited<ReturnType<UpkeepStore['listKeys']>> = await store.listKeys(cursor);
    // So that what only a query still shows does not keep the reset from ending.
    const keys = page.keys.length < FULL_PAGE ? await store.existingKeys(page.keys) : page.keys;
    if (keys.length > 0) {
      await store.deleteKeys(keys);
      found += keys.length;
      const records = keys.filter(({ entityName }) => entityName === undefined).length;
      now = { ...now, deleted: now.deleted + records, progressAt: clock() };
      await store.writeReset(now);
    }
    cursor = page.next;
  } while (cursor !== null);
  return { reset: now, found, isWhole: true };
}

function handOn({ queue }: UpkeepContext, next: StoredReset): Promise<void> {
  return queue.push(RESET_QUEUE, resetEvent(next), next.delaySeconds);
}

/**
 * Hands the rest to another event. The record comes first: an event can be delivered before the call that
 * pushed it has returned, and a record that is written later than that would undo what its step wrote.
 */
async function goOn(context: UpkeepContext, reset: StoredReset, change: Partial<StoredReset>, delaySeconds: number): Promise<void> {
  const next: StoredReset = { ...reset, ...change, step: reset.step + 1, delaySeconds, progressAt: context.clock() };
  await context.store.writeReset(next);
  await handOn(context, next);
}

async function runStep(context: UpkeepContext, event: ResetEvent): Promise<void> {
  const { store } = context;
  const before = await store.readReset();
  if (before?.startedAt !== event.startedAt) return;
  // This step is done, but may have died before it handed on the next. One event too many does no harm.
  if (event.step === before.step - 1) await handOn(context, before);
  if (event.step !== before.step) return;
  await store.deleteSecrets();
  const { reset, found, isWhole } = await sweep(context, before);
  if (!isWhole) await goOn(context, reset, {}, 0);
  else if (found > 0) await goOn(context, reset, {}, QUERY_LAG_SECONDS);
  else if (reset.pass === 'sweep') await goOn(context, reset, { pass: 'settle' }, SETTLE_SECONDS);
  else if ((await store.countSecrets()) > 0) await goOn(context, reset, {}, QUERY_LAG_SECONDS);
  else {
    // Last of all: whatever began before the reset has ended, so that nothing marks an issue anymore.
    await context.marks.removeMarks();
    await store.endReset();
  }
}

/**
 * One step of a reset, in the background: nobody is signed in, and the same event can come twice, at once or
 * again after a failure. It sweeps until nothing is found, waits for everything that was in progress, and
 * sweeps until nothing is found once more. Only then the reset ends.
 */
export async function runReset(context: UpkeepContext, event: ResetEvent): Promise<void> {
  try {
    await runStep(context, event);
  } catch (error) {
    // Another delivery of the event is further on.
    if (!(error instanceof TriageError) || error.code !== 'CANCELLED') throw error;
  }
}
