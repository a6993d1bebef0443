import type { Clock } from '../ports/clock';
import type { QueuePort } from '../ports/queue-port';
import type { StoredReset, UpkeepStore } from '../ports/upkeep-store';

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

/** What the queue carries: which reset, and which part of it. */
export interface ResetEvent {
  task: 'reset';
  startedAt: number;
  pass: StoredReset['pass'];
}

export function resetEvent({ startedAt, pass }: StoredReset): ResetEvent & Record<string, unknown> {
  return { task: 'reset', startedAt, pass };
}

/** Deletes every key that queries show, from the first to the last. Returns how many there were, or null when time ran out. */
async function sweep({ store, clock, deadline }: UpkeepContext, reset: StoredReset): Promise<number | null> {
  let found = 0;
  let cursor: string | null = null;
  do {
    if (clock() >= deadline) return null;
    const page: Awaited<ReturnType<UpkeepStore['listKeys']>> = await store.listKeys(cursor);
    if (page.keys.length > 0) {
      await store.deleteKeys(page.keys);
      found += page.keys.length;
      await store.writeReset({ ...reset, deleted: reset.deleted + found, progressAt: clock() });
    }
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

/**
 * One step of a reset, in the background: nobody is signed in, and the same event can come twice or
 * again after a failure. It sweeps until nothing is found, waits for everything that was under way, and
 * sweeps until nothing is found once more. Only then the record of the reset goes, last of all.
 * An event that is not of the present step is an old one, and nothing is done.
 */
export async function runReset(context: UpkeepContext, event: ResetEvent): Promise<void> {
  const { store, queue, clock } = context;
  const reset = await store.readReset();
  if (reset?.startedAt !== event.startedAt || reset.pass !== event.pass) return;
  await store.deleteSecrets();
  const found = await sweep(context, reset);
  if (found === null || found > 0) {
    await queue.push(RESET_QUEUE, { ...event }, found === null ? 0 : QUERY_LAG_SECONDS);
  } else if (reset.pass === 'sweep') {
    const next: StoredReset = { ...reset, pass: 'settle', progressAt: clock() };
    // Pushed first: were it the other way round, a step that dies in between would leave nobody to go on.
    await queue.push(RESET_QUEUE, resetEvent(next), SETTLE_SECONDS);
    await store.writeReset(next);
  } else if ((await store.countSecrets()) === 0) {
    await store.deleteReset();
  } else {
    await queue.push(RESET_QUEUE, { ...event }, QUERY_LAG_SECONDS);
  }
}
