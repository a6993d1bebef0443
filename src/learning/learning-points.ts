import type { Clock } from '../contract/clock';
import type { LearningStore } from './learning-store';

/**
 * For the page that shows what learning spends. What may be spent is decided by `takePoints`, before anything is read.
 * A site's points of an hour: a tenth of what Jira gives the app for all of its customers.
 */
const MOST_AN_HOUR = 6_500;

const HOUR_MS = 3_600_000;

interface Spender {
  store: Pick<LearningStore, 'readLearningPoints' | 'writeLearningPoints'>;
  clock: Clock;
}

/** Points that are left in this hour. */
export async function pointsLeft({ store, clock }: Spender): Promise<number> {
  return Math.max(0, MOST_AN_HOUR - (await store.readLearningPoints(Math.floor(clock() / HOUR_MS))));
}

/** Counts points that were spent. Two that read at the same moment may count as one, which is a page more. */
export async function spendPoints({ store, clock }: Spender, points: number): Promise<void> {
  const hour = Math.floor(clock() / HOUR_MS);
  await store.writeLearningPoints(hour, (await store.readLearningPoints(hour)) + points);
}
