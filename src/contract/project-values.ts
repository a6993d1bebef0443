import type { FieldValue, TriageField } from './triage-field';

/** A project as far as a list of projects needs it. */
export interface ProjectView {
  id: string;
  key: string;
  name: string;
}

/** Values of projects, to import from. */
export interface ImportedValues {
  values: Record<TriageField, ImportedValue[]>;
  /** Issues whose values were counted: the newest that the person sees, 500 at most. */
  issuesCounted: number;
}

/** `count`: on how many of the counted issues a value stands, or how many of the projects list it. */
export type ImportedValue = FieldValue & { count: number };
