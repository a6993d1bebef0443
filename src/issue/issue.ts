import type { SimilarIssueView } from '../contract/panel';
import type { FieldValue } from '../contract/triage-field';

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
