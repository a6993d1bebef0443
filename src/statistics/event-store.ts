import type { FieldValue, TriageField } from '../contract/triage-field';

/** What can become of a value; the columns of the statistics. */
export const EVENT_VERBS = ['proposed', 'accepted', 'changed', 'dismissed', 'undone'] as const;

export type EventVerb = (typeof EVENT_VERBS)[number];

/** Something that happened to a suggestion, with no text of the issue and no person. */
export interface TriageEvent {
  suggestionId: string;
  /** One record for each kind and suggestion, so that nothing counts twice. */
  kind: 'proposed' | 'applied' | 'dismissed' | 'undone';
  /** Milliseconds since 1970. */
  at: number;
  values: Partial<Record<EventVerb, Partial<Record<TriageField, FieldValue[]>>>>;
}

/** How often each verb happened, in the order of {@link EVENT_VERBS}. */
export type VerbCounts = number[];

/** The events of one day, summed. */
export interface DaySum {
  suggestions: number;
  fields: Record<TriageField, { counts: VerbCounts; values: { value: FieldValue; counts: VerbCounts }[] }>;
}

/** Records for the statistics: each under a key of its own, because storage has no counter. Days are `YYYY-MM-DD` in UTC. */
export interface EventStore {
  /** Rejects with a `TriageError`; a caller for whom statistics are not the point ignores that. */
  recordEvent(event: TriageEvent): Promise<void>;
  /** A page of a day's events. Storage's queries lag behind by seconds. `next` is null at the end. */
  readEvents(day: string, cursor: string | null): Promise<{ events: TriageEvent[]; next: string | null }>;
  /** The sums of those of the days that have one. */
  readDaySums(days: string[]): Promise<Map<string, DaySum>>;
  writeDaySum(day: string, sum: DaySum): Promise<void>;
}
