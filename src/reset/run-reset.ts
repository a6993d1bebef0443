import type { Clock } from '../contract/clock';
import type { QueuePort } from '../contract/queue-port';
import type { StoredReset, UpkeepStore } from './upkeep-store';

export const RESET_QUEUE = 'triage-upkeep';

/** Longer than a resolver may run (25 s): whoever read the settings before they went has ended by then. */
const SETTLE_SECONDS = 30;

/** Queries lag behind what was deleted. */
const QUERY_LAG_SECONDS = 5;

export interface UpkeepContext {
  store: UpkeepStore;
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

/** Deletes every key that queries show, from the first to the last. Says how many there were, and whether there was time for all. */
async function sweep({ store, clock, deadline }: UpkeepContext, reset: StoredReset): Promise<{ found: number; isWhole: boolean }> {
  let found = 0;
  let cursor: string | null = null;
  do {
    if (clock() >= deadline) return { found, isWhole: false };
    const page: Awaited<ReturnType<UpkeepStore['listKeys']>> = await store.listKeys(cursor);
    const isAll = cursor === null && page.next === null;
    // The last few are looked up, so that what only a query still shows does not keep the reset from ending.
    const keys = isAll ? await store.existingKeys(page.keys) : page.keys;
    if (keys.length > 0) {
      await store.deleteKeys(keys);
      found += keys.length;
      await store.writeReset({ ...reset, deleted: reset.deleted + found, progressAt: clock() });
    }
    cursor = page.next;
  } while (cursor !== null);
  return { found, isWhole: true };
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

/**
 * One step of a reset, in the background: nobody is signed in, and the same event can come twice or
 * again after a failure. It sweeps until nothing is found, waits for everything that was in progress, and
 * sweeps until nothing is found once more. Only then the record of the reset goes, last of all.
 */
export async function runReset(context: UpkeepContext, event: ResetEvent): Promise<void> {
  const { store } = context;
  const reset = await store.readReset();
  if (reset?.startedAt !== event.startedAt) return;
  // This step is done, but may have died before it handed on the next. One event too many does no harm.
  if (event.step === reset.step - 1) await handOn(context, reset);
  if (event.step !== reset.step) return;
  await store.deleteSecrets();
  const { found, isWhole } = await sweep(context, reset);
  const deleted = reset.deleted + found;
  if (!isWhole) await goOn(context, reset, { deleted }, 0);
  else if (found > 0) await goOn(context, reset, { deleted }, QUERY_LAG_SECONDS);
  else if (reset.pass === 'sweep') await goOn(context, reset, { pass: 'settle' }, SETTLE_SECONDS);
  else if ((await store.countSecrets()) > 0) await goOn(context, reset, {}, QUERY_LAG_SECONDS);
  else await store.deleteReset();
}
