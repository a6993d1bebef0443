import type { Disturbance } from './disturb';
import type { IssueCreated } from './shape/issue-created';
import type { JiraState, Person } from './state';

export interface JiraRequest {
  method: string;
  /** From `/rest/api/3/…` on, with the query. */
  path: string;
  /** Address by which the caller reached the site, for the links in the answer; the site's own where it is absent. */
  origin?: string;
  headers: Record<string, string>;
  body?: string;
  /** Null: nobody is logged in. `APP_ACCOUNT`: the app itself. An account that the site does not know is a login that failed. */
  accountId: string | null;
}

export interface JiraResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What a module context says of a project. */
export interface ProjectDescription {
  id: string;
  key: string;
  type: string;
}

/** What a module context says of an issue. */
export interface IssueDescription {
  issue: { id: string; key: string; type: string; typeId: string };
  project: ProjectDescription;
}

export interface JiraSite {
  readonly people: readonly Person[];
  /** A fault of the request becomes a status, as in Jira; rejects only for a fault of this program. */
  handle(request: JiraRequest): Promise<JiraResponse>;
  /** Lets others do something at this moment. */
  disturb(disturbance: Disturbance): void;
  /** A copy; plain data that `createJiraSite` continues with. */
  snapshot(): JiraState;
  /** Called after each change, so that the host can persist. */
  onChange(listener: () => void): void;
  /** Called after each issue that is created, with Jira's event for it. */
  onCreated(listener: (event: IssueCreated) => void): void;
  /** Null when unknown. Looks at no permission: the host asks it, never a person. */
  describeIssue(keyOrId: string): IssueDescription | null;
  /** As `describeIssue`, of a project. */
  describeProject(keyOrId: string): ProjectDescription | null;
}
