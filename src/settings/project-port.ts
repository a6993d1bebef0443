import type { Choices } from '../contract/allowlist';
import type { ProjectView } from '../contract/project-values';
import type { FieldValue, TriageField } from '../contract/triage-field';

/** What Jira says of projects and of the values in use, as the person who clicked. Every method rejects with a `TriageError`. */
export interface ProjectPort {
  /** Projects that the person sees whose name or key matches, by key, 50 of them from the position `startAt` on. */
  searchProjects(query: string, startAt: number): Promise<{ projects: ProjectView[]; total: number }>;
  /** Those of the projects that the person sees, by key. */
  readProjects(projectIds: string[]): Promise<ProjectView[]>;
  listChoices(): Promise<Choices>;
  /** What an issue of the project can have, in Jira's order; null where the person cannot find out, or where any text will do. */
  listProjectValues(projectId: string): Promise<Record<TriageField, FieldValue[] | null>>;
  /** What the newest issues in the projects have, `most` at most, one record for each issue. `days`: only those created since. */
  readUsedValues(projectIds: string[], most: number, days?: number): Promise<Record<TriageField, FieldValue[]>[]>;
  /** What Jira says is wrong with a query, in its words to this person; nothing where it understands all of it. */
  findQueryFaults(jql: string): Promise<string[]>;
  /** Those of the names that no value of the field has, in any project that the person sees; none where there are too many to read. */
  findUnknown(field: TriageField, names: string[]): Promise<string[]>;
}
