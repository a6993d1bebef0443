import type { Surface } from '../contract/event-verbs';
import type { EventStore, TriageEvent } from './event-store';

/** Records for the statistics. What it is about has happened already, so a failure must not say otherwise. */
export async function recordQuietly(
  { store, surface }: { store: Pick<EventStore, 'recordEvent'>; surface?: Surface | undefined },
  event: TriageEvent,
): Promise<void> {
  await store.recordEvent(surface === undefined ? event : { ...event, via: surface }).catch(() => undefined);
}
