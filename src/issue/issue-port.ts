import type { FoundIssue, IssueSnapshot, IssueWithPeople, PastIssueText } from './issue';
import type { IssueChange } from './issue-change';

/** A page of past issues; `next` is null at the end. */
export interface PastPage {
  issues: PastIssueText[];
  next: string | null;
}

/** What the app reads of Jira as itself, when nobody is signed in. Every method rejects with a `TriageError`. */
export interface ResolvedPort {
  /** A page of the project's issues that were resolved in the last so many minutes, the oldest first. Costs a point and one for each issue. */
  readResolvedSince(projectId: string, minutes: number, limit: number, pageToken: string | null): Promise<PastPage>;
}

/** Jira's issues, as the person who clicked. Every method rejects with a `TriageError`. */
export interface IssuePort {
  /** One call: the issue and its edit metadata. `ISSUE_NOT_FOUND` when the person may not see it. */
  readIssue(issueId: string): Promise<IssueSnapshot>;
  /** The same in one call as well, with every field in which people may stand, comments included: a larger answer. */
  readIssueWithPeople(issueId: string): Promise<IssueWithPeople>;
  /** One `PUT` with labels, components and priority only. */
  changeIssue(issueId: string, change: IssueChange): Promise<void>;
  /** One search as the person, at most `limit` results, with what an example needs of each. */
  searchByWords(jql: string, limit: number): Promise<FoundIssue[]>;
  /** The issues of these ids that the person may see, in this order; the others are left out. */
  readResolved(ids: string[]): Promise<FoundIssue[]>;
  /** A page of the project's resolved issues, the newest first, as the person; `next` is null at the end. Costs a point and one for each issue. */
  readPast(projectId: string, limit: number, pageToken: string | null): Promise<PastPage>;
}
