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

/** A reset as the page shows it, with what is really left. */
export async function resetView({ store, clock }: ResetContext, reset: StoredReset | null): Promise<ResetView> {
  // Queries lag behind what was deleted, so each key that they show is looked up.
  const countKeys = async () => (await store.existingKeys((await store.listKeys(null)).keys)).length;
  const [keys, secrets] = await Promise.all([countKeys(), store.countSecrets()]);
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
