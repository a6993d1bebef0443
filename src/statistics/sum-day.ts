import type { Clock } from '../contract/clock';
import { TriageError } from '../contract/triage-error';
import type { DaySum, EventStore } from './event-store';
import { createSum } from './sum-events';

interface EventReader {
  store: Pick<EventStore, 'readEvents'>;
  clock: Clock;
  /** Milliseconds since 1970. */
  deadline: number;
}

/** Left for what is done with the sums, in milliseconds. */
const TIME_AFTER_MS = 2_000;

/**
 * Sums a day's events, page by page. A half-read day would look like few decisions, so it is none.
 * @throws TriageError `INTERNAL` when time runs out
 */
export async function sumDay({ store, clock, deadline }: EventReader, day: string): Promise<DaySum> {
  const sum = createSum();
  let cursor: string | null = null;
  do {
    if (clock() > deadline - TIME_AFTER_MS) throw new TriageError('INTERNAL');
    const page: Awaited<ReturnType<EventStore['readEvents']>> = await store.readEvents(day, cursor);
    page.events.forEach((event) => sum.addEvent(event));
    cursor = page.next;
  } while (cursor !== null);
  return sum.read();
}

/** Whether nothing happened. */
export function isEmptySum({ suggestions, fields }: DaySum): boolean {
  return suggestions === 0 && Object.values(fields).every(({ counts }) => counts.every((count) => count === 0));
}
