import type { Clock } from '../contract/clock';
import type { QueuePort } from '../contract/queue-port';
import type { ProfileStore } from '../profile/store/profile-store';

/** What the queue carries: in which project to look for what nothing names any more. */
export interface SweepEvent {
  task: 'sweep';
  projectId: string;
}

/** Longer than writing the parts of a profile takes, and putting them in force. */
const AT_WORK_MS = 120_000;

/** So late, nobody is at work any more at what was begun before, and queries show all of it. */
const LATER_SECONDS = 180;

/**
 * Has what is left of a project looked for once more: queries lag behind writes by seconds, and somebody may be at writing
 * what nothing will name. Asked for before anything is deleted, so that it happens whatever fails.
 */
export function sweepLater(queue: QueuePort, projectId: string): Promise<void> {
  const event: SweepEvent & Record<string, unknown> = { task: 'sweep', projectId };
  return queue.push('triage-upkeep', event, LATER_SECONDS);
}

/**
 * Deletes what neither the profile in force nor a learning names, unless somebody may still be at it.
 * @param ended a learning that nobody is to go on with, whose own goes at once
 */
export function sweep(
  { store, clock }: { store: ProfileStore; clock: Clock },
  { projectId }: Pick<SweepEvent, 'projectId'>,
  ended?: string,
): Promise<void> {
  return store.sweepProfile(projectId, clock() - AT_WORK_MS, ended);
}
