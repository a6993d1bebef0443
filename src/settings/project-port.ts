import type { ProjectView } from '../contract/project-values';
import type { FieldValue } from '../contract/triage-field';

/** What Jira says of projects and of the values in use, as the person who clicked. Every method rejects with a `TriageError`. */
export interface ProjectPort {
  /** Projects that the person sees whose name or key matches, by key, the first 50. */
  searchProjects(query: string): Promise<{ projects: ProjectView[]; total: number }>;
  /** Those of the projects that the person sees, by key. */
  readProjects(projectIds: string[]): Promise<ProjectView[]>;
  /** The site's priorities in Jira's order, named in the person's language. */
  listPriorities(): Promise<FieldValue[]>;
  /** Names, as Jira sorts them. */
  listComponents(projectId: string): Promise<string[]>;
  /** What an issue of the project can have, by the first issue type that has a priority; null where the person cannot find out. */
  listProjectPriorities(projectId: string): Promise<FieldValue[] | null>;
  /** Labels of the newest issues in the projects, `most` at most, one list for each issue. */
  readLabels(projectIds: string[], most: number): Promise<string[][]>;
  /** Those of the names that no component has, of any project that the person sees. */
  findUnknownComponents(names: string[]): Promise<string[]>;
  /** Every label of the site, or null when there are too many to read. */
  listLabels(): Promise<string[] | null>;
}
