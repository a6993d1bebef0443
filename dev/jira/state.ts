/** What the in-memory Jira knows: plain data, so that it survives `JSON.stringify`. Times are milliseconds since 1970. */
export interface JiraState {
  site: { name: string; cloudId: string; siteUrl: string };
  people: Person[];
  priorities: PriorityState[];
  /** Id of the priority that new issues get. */
  defaultPriorityId: string;
  statuses: StatusState[];
  issueTypes: IssueTypeState[];
  securityLevels: SecurityLevelState[];
  projects: ProjectState[];
  issues: IssueState[];
  /** Last id given to a changelog entry. */
  lastHistoryId: number;
}

export type Role = 'agent' | 'viewer' | 'project-administrator' | 'administrator';

export interface Person {
  accountId: string;
  displayName: string;
  emailAddress: string;
  role: Role;
  /** What this person may do, for the one who chooses between them. */
  description: string;
}

export interface PriorityState {
  id: string;
  name: string;
  description: string;
  statusColor: string;
  iconUrl: string;
}

export type StatusCategoryKey = 'new' | 'indeterminate' | 'done';

export interface StatusState {
  id: string;
  name: string;
  description: string;
  category: StatusCategoryKey;
  /** Workflow properties; `jira.issue.editable: "false"` locks every issue in this status. */
  properties: Record<string, string>;
}

export interface IssueTypeState {
  id: string;
  name: string;
  description: string;
  iconUrl: string;
  /** Team-managed projects have issue types of their own. */
  projectId: string | null;
}

export interface SecurityLevelState {
  id: string;
  name: string;
  description: string;
  /** Who sees an issue with this level. */
  roles: Role[];
}

export type ScreenField = 'summary' | 'description' | 'labels' | 'components' | 'priority' | 'assignee';

export interface ComponentState {
  id: string;
  name: string;
  description: string;
}

export interface ProjectState {
  id: string;
  key: string;
  name: string;
  description: string;
  leadAccountId: string;
  /** Team-managed projects are `next-gen` and `simplified` in Jira's words. */
  style: 'classic' | 'next-gen';
  /** For each issue type of the project: the fields on its edit screen. */
  screens: { issueTypeId: string; fields: ScreenField[] }[];
  components: ComponentState[];
  /** Roles that hold each permission; `ADMINISTER` is global and not listed here. */
  permissions: Record<ProjectPermission, Role[]>;
}

export type ProjectPermission =
  'BROWSE_PROJECTS' | 'CREATE_ISSUES' | 'EDIT_ISSUES' | 'ASSIGN_ISSUES' | 'ADD_COMMENTS' | 'ADMINISTER_PROJECTS';

export interface IssueState {
  id: string;
  key: string;
  /** From before it was moved to another project. */
  formerKeys?: string[];
  projectId: string;
  issueTypeId: string;
  statusId: string;
  priorityId: string;
  summary: string;
  /** Atlassian Document Format, or null. */
  description: AdfNode | null;
  labels: string[];
  componentIds: string[];
  assigneeAccountId: string | null;
  reporterAccountId: string;
  securityLevelId: string | null;
  created: number;
  updated: number;
  resolved: number | null;
  comments: CommentState[];
  history: HistoryState[];
  properties: Record<string, unknown>;
}

export interface CommentState {
  id: string;
  authorAccountId: string;
  body: AdfNode;
  created: number;
}

export interface HistoryState {
  id: string;
  authorAccountId: string;
  created: number;
  items: HistoryItemState[];
}

/** One changed field in Jira's words. A property is called `toString`, hence the interface and not a class. */
export interface HistoryItemState {
  field: string;
  fieldtype: 'jira';
  fieldId: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}

/** A node of the Atlassian Document Format, as loose as Jira's own readers have to be. */
export interface AdfNode {
  type: string;
  version?: number;
  text?: string;
  attrs?: Record<string, unknown>;
  content?: AdfNode[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
}
