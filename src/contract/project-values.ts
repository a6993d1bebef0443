import type { FieldValue } from './triage-field';

/** A project as far as a list of projects needs it. */
export interface ProjectView {
  id: string;
  key: string;
  name: string;
}

/** Values of projects, to import from. */
export interface ImportedValues {
  components: ImportedValue[];
  labels: ImportedValue[];
  priority: FieldValue[];
  /** Issues whose labels were counted: the newest that the person sees, 500 at most. */
  issuesCounted: number;
}

export interface ImportedValue {
  name: string;
  /** Labels: on how many of the counted issues. Components: in how many of the projects. */
  count: number;
}
