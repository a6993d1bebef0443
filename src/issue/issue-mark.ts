import type { TriageField } from '../contract/triage-field';

/**
 * What JQL, dashboards and rules may know of an issue's triage: neither a text nor a person. It stands in an issue
 * property, which everybody who may edit the issue can change, so that the app itself never reads it.
 */
export interface IssueMark {
  /** `proposed`: nobody has decided yet. */
  state: 'proposed' | 'applied' | 'dismissed';
  provider: 'built-in' | 'atlassian' | 'endpoint';
  model: string;
  /** The lower end of the band of the least sure value, in percent; absent where it is unknown, or where there is no value. */
  confidence?: number;
  /** Names, or ids where the names follow the reader's language. */
  values: Record<TriageField, string[]>;
  /** ISO 8601 to the minute, in UTC: the form that Jira indexes as a date. */
  at: string;
}

/** Where an issue's mark is kept. Every method rejects with a `TriageError`. */
export interface MarkPort {
  /** One call: sets the mark of an issue, or removes it. */
  writeMark(issueId: string, mark: IssueMark | null): Promise<void>;
}

/** The marks of all issues together. */
export interface AllMarksPort {
  /** One call: Jira removes the marks of all issues that the app may edit, in its own time. */
  removeMarks(): Promise<void>;
}
