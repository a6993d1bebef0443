import { hourOf, POINTS_PER_SEARCH, sitePoints } from '../budget/jira-points';
import type { Clock } from '../contract/clock';
import type { LearningStore } from './learning-store';

/**
 * Points that are left to the site in this hour, whatever they were spent on, for the page: what may be spent is decided by
 * `takePoints`, before anything is read.
 */
export async function pointsLeft({ store, clock }: { store: Pick<LearningStore, 'countTakenSlots'>; clock: Clock }): Promise<number> {
  const { name, size } = sitePoints(hourOf(clock()), { next: 0, cost: POINTS_PER_SEARCH });
  return POINTS_PER_SEARCH * Math.max(0, size - (await store.countTakenSlots(name)));
}
