import type { Clock } from '../contract/clock';
import type { ActivityStore } from './activity-store';

const DAY_MS = 86_400_000;

/** How long the slots of a day tell what was used: a job that misses more loses the older days. */
const DAYS_TOLD = 3;

/** A call of the last second of a day is noted a moment later, and queries lag. */
const SETTLED_AFTER_MS = 3_600_000;

/**
 * Sums what was used on each day that is over and has no sum yet. Doing it twice changes nothing; a day
 * without calls gets no record.
 */
export async function sumUsage({ store, clock }: { store: ActivityStore; clock: Clock }): Promise<void> {
  const today = Math.floor((clock() - SETTLED_AFTER_MS) / DAY_MS);
  const summed = new Set((await store.readUsageSums(today - DAYS_TOLD)).map(({ day }) => day));
  for (let day = today - DAYS_TOLD; day < today; day += 1) {
    if (summed.has(day)) continue;
    const usage = await store.readDayUsage(day);
    if (usage.calls > 0) await store.writeUsageSum(usage);
  }
}
