import { z } from 'zod';

/** What the in-memory Jira knows: plain data, so that it survives `JSON.stringify`. Files may leave out what is empty. */

const text = z.string();
const id = z.string().min(1);
/** Milliseconds since 1970; in files a date that people can read. */
const time = z.union([z.number(), z.iso.datetime().transform((date) => Date.parse(date))]);
const role = z.enum(['agent', 'viewer', 'project-administrator', 'administrator']);

/** A node of the Atlassian Document Format, as loose as Jira's own readers have to be. */
const adfNode = z.strictObject({
  type: text,
  version: z.number().optional(),
  text: text.optional(),
  attrs: z.record(text, z.unknown()).optional(),
  get content(): z.ZodOptional<z.ZodArray<typeof adfNode>> {
    return z.array(adfNode).optional();
  },
  marks: z.array(z.strictObject({ type: text, attrs: z.record(text, z.unknown()).optional() })).optional(),
});

const person = z.strictObject({
  accountId: id,
  displayName: id,
  emailAddress: z.email(),
  role,
  /** What this person may do, for the one who chooses between them. */
  description: text,
});

const priority = z.strictObject({ id, name: id, description: text, statusColor: text, iconUrl: text });

const status = z.strictObject({
  id,
  name: id,
  description: text,
  category: z.enum(['new', 'indeterminate', 'done']),
  /** Workflow properties; `jira.issue.editable: "false"` locks every issue in this status. */
  properties: z.record(text, text).default({}),
});

const issueType = z.strictObject({
  id,
  name: id,
  description: text,
  iconUrl: text,
  /** Team-managed projects have issue types of their own. */
  projectId: id.nullable(),
});

/** `roles`: who sees an issue with this level. */
const securityLevel = z.strictObject({ id, name: id, description: text, roles: z.array(role) });

const screenField = z.enum(['summary', 'description', 'labels', 'components', 'priority', 'assignee']);

/** `archived`: stays on issues, and is offered to none. */
const component = z.strictObject({ id, name: id, description: text, archived: z.boolean().optional() });

const permission = z.enum(['BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES', 'ASSIGN_ISSUES', 'ADD_COMMENTS', 'ADMINISTER_PROJECTS']);

export const projectSchema = z.strictObject({
  id,
  key: id,
  name: id,
  description: text,
  leadAccountId: text,
  /** Team-managed projects are `next-gen` and `simplified` in Jira's words. */
  style: z.enum(['classic', 'next-gen']),
  /** For each issue type of the project: the fields on its edit screen, and those that may not be left empty. */
  screens: z.array(z.strictObject({ issueTypeId: id, fields: z.array(screenField), requiredFields: z.array(screenField).optional() })),
  components: z.array(component),
  /** The project's priority scheme; every priority of the site where there is none. */
  priorityIds: z.array(id).optional(),
  defaultPriorityId: id.optional(),
  /** Roles that hold each permission; `ADMINISTER` is global and not listed here. */
  permissions: z.record(permission, z.array(role)),
});

const comment = z.strictObject({
  id,
  authorAccountId: id,
  body: adfNode,
  created: time,
  /** Set by whoever changed it last. */
  edited: z.strictObject({ accountId: id, at: time }).optional(),
});

const worklog = z.strictObject({
  id,
  authorAccountId: id,
  comment: adfNode.nullable(),
  started: time,
  seconds: z.number(),
  created: time,
  updated: time,
});

/** `object` is Jira's own shape: what the link leads to, in the words of whoever made it. */
const remoteLink = z.strictObject({ id, globalId: text.nullable(), relationship: text.nullable(), object: z.record(text, z.unknown()) });

/** `source` does to `target` what the type's outward words say. */
const issueLink = z.strictObject({ id, typeId: id, sourceId: id, targetId: id });

/** One changed field in Jira's words. */
const historyItem = z.strictObject({
  field: text,
  fieldtype: z.literal('jira'),
  fieldId: text,
  from: text.nullable(),
  fromString: text.nullable(),
  to: text.nullable(),
  toString: text.nullable(),
});

const history = z.strictObject({ id, authorAccountId: id, created: time, items: z.array(historyItem) });

export const issueSchema = z.strictObject({
  id,
  key: id,
  /** From before it was moved to another project. */
  formerKeys: z.array(text).optional(),
  projectId: id,
  issueTypeId: id,
  statusId: id,
  priorityId: id,
  summary: id,
  description: adfNode.nullable().default(null),
  labels: z.array(text).default([]),
  componentIds: z.array(id).default([]),
  assigneeAccountId: id.nullable().default(null),
  reporterAccountId: id,
  securityLevelId: id.nullable().default(null),
  created: time,
  updated: time,
  resolved: time.nullable().default(null),
  comments: z.array(comment).default([]),
  history: z.array(history).default([]),
  properties: z.record(text, z.unknown()).default({}),
  /** States from before Jira had these have none of them. */
  watcherAccountIds: z.array(id).optional(),
  voterAccountIds: z.array(id).optional(),
  worklogs: z.array(worklog).optional(),
  remoteLinks: z.array(remoteLink).optional(),
});

/** What Jira worked on after it had answered; here it was done at once. */
const task = z.strictObject({ id, description: text, accountId: id, at: time });

/** The site without its projects and issues. */
export const siteSchema = z.strictObject({
  site: z.strictObject({ name: text, cloudId: text, siteUrl: z.url() }),
  people: z.array(person),
  priorities: z.array(priority),
  /** Id of the priority that new issues get. */
  defaultPriorityId: id,
  statuses: z.array(status),
  issueTypes: z.array(issueType),
  securityLevels: z.array(securityLevel),
  /** Last id given to a changelog entry or to anything else that is new. */
  lastHistoryId: z.number(),
  issueLinks: z.array(issueLink).optional(),
  tasks: z.array(task).optional(),
  /** By account id. */
  userProperties: z.record(text, z.record(text, z.unknown())).optional(),
  /** By project id. */
  projectProperties: z.record(text, z.record(text, z.unknown())).optional(),
});

export type AdfNode = z.infer<typeof adfNode>;
export type Role = z.infer<typeof role>;
export type Person = z.infer<typeof person>;
export type PriorityState = z.infer<typeof priority>;
export type StatusState = z.infer<typeof status>;
export type StatusCategoryKey = StatusState['category'];
export type IssueTypeState = z.infer<typeof issueType>;
export type SecurityLevelState = z.infer<typeof securityLevel>;
export type ScreenField = z.infer<typeof screenField>;
export type ComponentState = z.infer<typeof component>;
export type ProjectPermission = z.infer<typeof permission>;
export type ProjectState = z.infer<typeof projectSchema>;
export type CommentState = z.infer<typeof comment>;
export type WorklogState = z.infer<typeof worklog>;
export type RemoteLinkState = z.infer<typeof remoteLink>;
export type IssueLinkState = z.infer<typeof issueLink>;
export type HistoryItemState = z.infer<typeof historyItem>;
export type HistoryState = z.infer<typeof history>;
export type IssueState = z.infer<typeof issueSchema>;
export type JiraState = z.infer<typeof siteSchema> & { projects: ProjectState[]; issues: IssueState[] };
