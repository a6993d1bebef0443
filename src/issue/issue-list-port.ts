import type { IssueSnapshot, IssueWithPeople } from './issue';

/** An issue in a list. Without its description, which a list does not show. */
export interface ListedIssue extends IssueSnapshot {
  /** ISO 8601, as Jira gives it. */
  createdAt: string;
  /** Ids of the issues that Jira knows as its duplicates, in either direction, as far as the person may see them. */
  duplicateIds: string[];
}

/** What the app reads of Jira as itself where somebody has just created an issue. Every method rejects with a `TriageError`. */
export interface ArrivalPort {
  /**
   * The first issues of what a query finds in a project, with texts and people. They can take whatever the project has:
   * nobody's permissions are looked at. Costs three to five points and one for each issue.
   */
  readArrivals(projectId: string, jql: string, limit: number): Promise<IssueWithPeople[]>;
}

/** Lists of Jira's issues, as the person who clicked. Every method rejects with a `TriageError`. */
export interface IssueListPort {
  /** A page of what a query finds, in its order, each with its edit metadata; `next` is null at the end. Costs a point and one for each issue. */
  searchIssues(jql: string, limit: number, pageToken: string | null): Promise<{ issues: ListedIssue[]; next: string | null }>;
  /** About how many issues a query finds. */
  countIssues(jql: string): Promise<number>;
  /** Those of the issues that the person may see, with texts, edit metadata and everybody whom Jira knows by them; 100 at most. Costs a point and one for each issue. */
  readIssues(issueIds: string[]): Promise<IssueWithPeople[]>;
  /** Those of the issues that the person may see, and nothing about them but where they are; 100 at most. Costs a point and one for each issue. */
  findVisible(issueIds: string[]): Promise<{ id: string; key: string; projectId: string }[]>;
}
