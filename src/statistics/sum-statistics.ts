import type { Clock } from '../contract/clock';
import type { UpkeepStore } from '../reset/upkeep-store';
import { daysUntil } from './days';
import type { EventStore } from './event-store';
import { isEmptySum, sumDay } from './sum-day';

/** How far back events are kept, in days. */
const DAYS_KEPT = 35;

/** Queries lag, and a decision of the last second is written a moment later: a day is summed once it is over for this long. */
const SETTLED_AFTER_MS = 3_600_000;

interface SumContext {
  store: Pick<EventStore, 'readEvents' | 'readDaySums' | 'writeDaySum'> & Pick<UpkeepStore, 'readReset'>;
  clock: Clock;
  /** Milliseconds since 1970. */
  deadline: number;
}

/**
 * Sums each day that is over and has no sum yet, for the daily job: it needs no person and calls storage
 * only. A sum replaces the day's events in the statistics, so doing it twice changes nothing. A day
 * without events gets no record: after a reset nothing is left behind.
 */
export async function sumStatistics(context: SumContext): Promise<void> {
  const { store, clock } = context;
  const days = daysUntil(clock() - SETTLED_AFTER_MS, DAYS_KEPT).slice(0, -1);
  const [sums, reset] = await Promise.all([store.readDaySums(days), store.readReset()]);
  if (reset !== null) return;
  for (const day of days.filter((each) => !sums.has(each))) {
    const sum = await sumDay(context, day);
    if (!isEmptySum(sum)) await store.writeDaySum(day, sum);
  }
}
