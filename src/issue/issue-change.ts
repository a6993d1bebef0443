import type { TriageField } from '../contract/triage-field';

/** What happens to one field, by ids of values. Only an undo removes, or sets to nothing. */
export type FieldWrite = { add: string[] } | { remove: string[] } | { set: string | null };

/** The only change that the app can make to an issue. Fields that are absent stay as they are. */
export type IssueChange = Partial<Record<TriageField, FieldWrite>>;
