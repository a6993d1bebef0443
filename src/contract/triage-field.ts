/** The only fields that the app ever proposes or changes, in the order in which they are shown. */
export const TRIAGE_FIELDS = ['priority', 'components', 'labels'] as const;

export type TriageField = (typeof TRIAGE_FIELDS)[number];

/** A value of one of the three fields. A label's id is the label itself. */
export interface FieldValue {
  id: string;
  name: string;
}
