import { assertAdministrator, type AccessPort } from '../access/administrator';
import type { ResetView } from '../contract/admin';
import type { Clock } from '../contract/clock';
import type { QueuePort } from '../contract/queue-port';
import type { StoredReset, UpkeepStore } from './upkeep-store';

/** Longer than any step of a reset takes, its waits included; after this nobody works on it anymore. */
export const STALLED_AFTER_MS = 120_000;

const MOST_COUNTED = 100;

/** What starting and watching a reset works with. */
export interface ResetContext {
  jira: Pick<AccessPort, 'isAdministrator'>;
  store: UpkeepStore;
  queue: QueuePort;
  clock: Clock;
}

export function isStalled(reset: StoredReset, now: number): boolean {
  return now - reset.progressAt > STALLED_AFTER_MS;
}

/** Keys that exist, up to `MOST_COUNTED`. Queries lag behind what was deleted, so each key that they show is looked up. */
async function countKeys(store: UpkeepStore): Promise<number> {
  let count = 0;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<UpkeepStore['listKeys']>> = await store.listKeys(cursor);
    count += (await store.existingKeys(page.keys)).length;
    cursor = page.next;
  } while (cursor !== null && count < MOST_COUNTED);
  return count;
}

/** A reset as the page shows it, with what is really left. */
export async function resetView({ store, clock }: ResetContext, reset: StoredReset | null): Promise<ResetView> {
  const [keys, secrets] = await Promise.all([countKeys(store), store.countSecrets()]);
  const remaining = Math.min(MOST_COUNTED, keys + secrets);
  if (reset === null) return { state: 'none', startedAt: null, deleted: 0, remaining };
  return {
    state: isStalled(reset, clock()) ? 'stalled' : 'running',
    startedAt: new Date(reset.startedAt).toISOString(),
    deleted: reset.deleted,
    remaining,
  };
}

/** @throws TriageError `NOT_PERMITTED` */
export async function getReset(context: ResetContext): Promise<ResetView> {
  await assertAdministrator(context);
  return resetView(context, await context.store.readReset());
}
