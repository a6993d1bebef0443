import type { EventStore, TriageEvent } from './event-store';

/** Records for the statistics. What it is about has happened already, so a failure must not say otherwise. */
export async function recordQuietly({ store }: { store: Pick<EventStore, 'recordEvent'> }, event: TriageEvent): Promise<void> {
  await store.recordEvent(event).catch(() => undefined);
}
