import { POINTS_PER_SITE } from '../budget/jira-points';
import type { Clock } from '../contract/clock';
import type { LearningStore } from './learning-store';

const HOUR_MS = 3_600_000;

interface Spender {
  store: Pick<LearningStore, 'readLearningPoints' | 'writeLearningPoints'>;
  clock: Clock;
}

/** Points that are left in this hour, for the page: what may be spent is decided by `takePoints`, before anything is read. */
export async function pointsLeft({ store, clock }: Spender): Promise<number> {
  return Math.max(0, POINTS_PER_SITE - (await store.readLearningPoints(Math.floor(clock() / HOUR_MS))));
}

/** Counts points that were spent. Two that read at the same moment may count as one, which is a page more. */
export async function spendPoints({ store, clock }: Spender, points: number): Promise<void> {
  const hour = Math.floor(clock() / HOUR_MS);
  await store.writeLearningPoints(hour, (await store.readLearningPoints(hour)) + points);
}
