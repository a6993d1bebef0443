import type { Clock } from '../contract/clock';
import type { QueuePort } from '../contract/queue-port';
import { releaseSlots, type SlotStore } from '../budget/claim-slot';
import type { SettingsStore } from '../settings/settings-store';

/** Which project to look at. No issue: what Jira has by then is what counts. */
export interface ArrivalsEvent {
  task: 'arrivals';
  projectId: string;
}

/** Whatever arrives in such a time is looked at together, in milliseconds: an import of thousands is a look a minute. */
const WINDOW_MS = 60_000;

/** After a window's end, in seconds: Jira finds an issue some seconds after it was created. */
const SETTLES_SECONDS = 5;

/** A window that is over is of no interest, but for a delivery that comes late or twice. */
const SLOT_SECONDS = 3_600;

/**
 * Sees to it that a project is looked at after an issue was created there, if the project wants that: once for all that
 * arrive in the same minute, however often and by whomever this is told. Reads nothing of Jira.
 * @returns whether this call was the one that saw to it
 */
export async function noteArrival(
  { store, queue, clock }: { store: Pick<SettingsStore, 'readOverrides'> & SlotStore; queue: QueuePort; clock: Clock },
  projectId: string,
): Promise<boolean> {
  const { overrides } = await store.readOverrides(projectId);
  if (overrides?.settings.onArrival !== true) return false;
  const now = clock();
  const window = Math.floor(now / WINDOW_MS);
  const slot = { budget: `arrival:${projectId}`, slot: window, ttlSeconds: SLOT_SECONDS };
  if (!(await store.claimSlot(slot))) return false;
  try {
    const event: ArrivalsEvent = { task: 'arrivals', projectId };
    await queue.push('triage-upkeep', { ...event }, Math.ceil(((window + 1) * WINDOW_MS - now) / 1_000) + SETTLES_SECONDS);
    return true;
  } catch (error) {
    // The next issue of this minute tries again.
    await releaseSlots(store, [slot]);
    throw error;
  }
}
