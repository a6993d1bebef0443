import type { SimilarIssueView } from '../contract/panel';
import type { FieldValue, TriageField } from '../contract/triage-field';

/** What an issue's edit metadata lets the person do with one field. */
export interface EditableField {
  /** The values that it may take, in Jira's order. Null: any. */
  allowed: FieldValue[] | null;
  /** What new issues get, only where Jira says so. */
  defaultId: string | null;
  /** Whether Jira refuses to leave it empty. */
  isRequired: boolean;
}

/** A field that is null is not on the screen, or is locked. */
export type EditableFields = Record<TriageField, EditableField | null>;

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
  /** What stands in each field; one value at most where accepting another replaces it. */
  values: Record<TriageField, FieldValue[]>;
  hasSecurityLevel: boolean;
  /** ISO 8601, as Jira gives it; absent where it was not asked for. */
  createdAt?: string;
  /** Whether edit metadata offers any field at all: Jira's answer to "may this person edit here". */
  canEdit: boolean;
  editable: EditableFields;
  /** What Jira calls the values of fields that are listed by id, for somebody whom edit metadata tells nothing; else absent. */
  choices?: Record<TriageField, FieldValue[]> | undefined;
}

/**
 * Names of people whom Jira knows an issue by, as Jira shows them: whoever stands in one of its fields, wrote one of its
 * comments, or is mentioned in its description.
 */
interface WithPeople {
  people: string[];
}

/** An issue whose text may leave the site, with the names to mask in it. */
export interface IssueWithPeople extends IssueSnapshot, WithPeople {}

/** A past issue as an example: how people triaged it. */
export type ResolvedIssue = SimilarIssueView;

/** One whose summary may leave the site. The names in it are those of its reporter, creator and assignee. */
export interface ExampleIssue extends ResolvedIssue, WithPeople {}

/** One that a search found. Whether its text may leave the site is not decided by who may see it. */
export interface FoundIssue extends ExampleIssue {
  hasSecurityLevel: boolean;
}

/** What may be shown of one: neither its level nor the names of people. */
export function toShown({ id, key, summary, values }: ResolvedIssue): ResolvedIssue {
  return { id, key, summary, values };
}

/** A resolved issue as the past has it, with its text and the names of its reporter, its assignee and whoever is mentioned. */
export interface PastIssueText extends WithPeople {
  id: string;
  /** When it was resolved, or last changed where Jira says no more, milliseconds since 1970. */
  at: number;
  summary: string;
  /** Atlassian Document Format, or null. */
  description: unknown;
  values: Record<TriageField, FieldValue[]>;
  hasSecurityLevel: boolean;
}
