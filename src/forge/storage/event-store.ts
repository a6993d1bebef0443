import type { Clock } from '../../contract/clock';
import { daySumShape, eventShape, type DaySum, type EventStore, type TriageEvent } from '../../statistics/event-store';
import { creation, type Change } from './commits';
import { KEYS, PREFIXES } from './keys';
import type { KvsCalls } from './kvs-calls';

const DAY_MS = 86_400_000;

/** The longest statistics cover 30 days; the rest is for days that are summed late. */
const EVENT_DAYS = 35;
const SUM_DAYS = 40;

/** `YYYY-MM-DD` in UTC. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Stores an event of the statistics, once. */
export function eventChange(event: TriageEvent): Change {
  return creation(KEYS.event(dayOf(event.at), event.suggestionId, event.kind), { value: event, expiresAt: event.at + EVENT_DAYS * DAY_MS });
}

/** Records for the statistics in Forge storage. One that cannot be read counts as none. */
export function createEventStore(calls: KvsCalls, clock: Clock): EventStore {
  return {
    async recordEvent(event: TriageEvent) {
      await calls.commit([eventChange(event)]);
    },
    async readEvents(day, cursor) {
      const { entries, next } = await calls.query(PREFIXES.events(day), cursor);
      const events = entries.flatMap(({ value }): TriageEvent[] => {
        const parsed = eventShape().safeParse(value);
        return parsed.success ? [parsed.data] : [];
      });
      return { events, next };
    },
    async readDaySums(days) {
      const found = await Promise.all(
        days.map(async (day): Promise<[string, DaySum][]> => {
          const sum = await calls.get(KEYS.daySum(day), daySumShape);
          return sum === null ? [] : [[day, sum]];
        }),
      );
      return new Map(found.flat());
    },
    writeDaySum: (day, sum) => calls.set(KEYS.daySum(day), sum, clock() + SUM_DAYS * DAY_MS),
  };
}
