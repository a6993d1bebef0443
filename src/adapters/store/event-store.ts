import type { EventStore } from '../../ports/event-store';
import { KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';

const DAY_MS = 86_400_000;
/** The statistics look back 30 days; the rest is for a daily job that was late. */
const EVENT_DAYS = 35;

/** Records for the statistics, in Forge storage. */
export function createEventStore(calls: KvsCalls): EventStore {
  return {
    async recordEvent(event) {
      const day = new Date(event.at).toISOString().slice(0, 10);
      await calls.set(KEYS.event(day, event.suggestionId, event.kind), event, event.at + EVENT_DAYS * DAY_MS);
    },
  };
}
