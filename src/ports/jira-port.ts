import type { SimilarIssueView } from '../contract/panel';
import type { FieldValue } from '../contract/triage-field';
import type { ProjectPort } from './project-port';

/** What this issue's edit metadata lets the person change. An absent field is not on the screen or is locked. */
export interface EditableFields {
  labels: boolean;
  components: FieldValue[] | null;
  /** `defaultId` only where Jira says which priority it gives to new issues. */
  priority: { allowed: FieldValue[]; defaultId: string | null } | null;
}

/** An issue as the person sees it, with nothing that the app does not need. */
export interface IssueSnapshot {
  id: string;
  key: string;
  projectId: string;
  projectKey: string;
  issueType: string;
  summary: string;
  /** Atlassian Document Format, or null. */
  description: unknown;
  labels: string[];
  components: FieldValue[];
  priority: FieldValue | null;
  hasSecurityLevel: boolean;
  /** Whether edit metadata offers any field at all: Jira's answer to "may this person edit here". */
  canEdit: boolean;
  editable: EditableFields;
}

/** A past issue as an example: how people triaged it. */
export type ResolvedIssue = SimilarIssueView;

/** One that a search found. Whether its text may leave the site is not decided by who may see it. */
export interface FoundIssue extends ResolvedIssue {
  hasSecurityLevel: boolean;
}

/** The only change that the app can make to an issue. */
export interface IssueChange {
  addLabels: string[];
  removeLabels: string[];
  addComponentIds: string[];
  removeComponentIds: string[];
  /** Absent: the priority stays as it is. Null clears it, which only an undo does. */
  priorityId?: string | null;
}

/** Jira, as the person who clicked. Every method rejects with a `TriageError`. */
export interface JiraPort extends ProjectPort {
  /** One call: the issue and its edit metadata. `ISSUE_NOT_FOUND` when the person may not see it. */
  readIssue(issueId: string): Promise<IssueSnapshot>;
  /** One `PUT` with labels, components and priority only. */
  changeIssue(issueId: string, change: IssueChange): Promise<void>;
  /** One search as the person, at most `limit` results. */
  searchResolved(jql: string, limit: number): Promise<FoundIssue[]>;
  /** The issues of these ids that the person may see; the others are left out. */
  readResolved(ids: string[]): Promise<ResolvedIssue[]>;
  /** Whether the person has Jira's global permission `ADMINISTER`. */
  isAdministrator(): Promise<boolean>;
  /** The site's priorities in Jira's order, named in the person's language. */
  listPriorities(): Promise<FieldValue[]>;
}
