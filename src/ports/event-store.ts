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

/** Records for the statistics: each under a key of its own, because storage has no counter. */
export interface EventStore {
  /** Rejects with a `TriageError`; a caller for whom statistics are not the point ignores that. */
  recordEvent(event: TriageEvent): Promise<void>;
}
