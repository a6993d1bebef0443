import { FIELDS } from '../fields';
import { issueTypeOf, priorityOf, projectOf, statusOf } from '../lookup';
import type { IssueState, JiraState, ProjectState } from '../state';
import { commentBean } from './comment';
import { componentReference } from './component';
import { issueTypeBean } from './issue-type';
import { priorityReference } from './priority';
import { projectReference } from './project';
import { statusBean } from './status';
import { timestamp } from './timestamp';
import { userBean } from './user';

/** Every field of the issue in Jira's shape. */
export function issueFields(state: JiraState, issue: IssueState): Record<string, unknown> {
  const project = projectOf(state, issue);
  return {
    summary: issue.summary,
    description: issue.description,
    issuetype: issueTypeBean(state, issueTypeOf(state, issue)),
    project: projectReference(state, project),
    status: statusBean(state, statusOf(state, issue)),
    priority: priorityReference(state, priorityOf(state, issue)),
    labels: issue.labels,
    components: components(state, project, issue),
    assignee: userBean(state, issue.assigneeAccountId),
    reporter: userBean(state, issue.reporterAccountId),
    creator: userBean(state, issue.reporterAccountId),
    created: timestamp(issue.created),
    updated: timestamp(issue.updated),
    resolution: issue.resolved === null ? null : resolution(state),
    resolutiondate: issue.resolved === null ? null : timestamp(issue.resolved),
    // Team-managed projects have no issue security scheme, and then Jira leaves the field out.
    ...(project.style === 'classic' ? { security: securityLevel(state, issue) } : {}),
    comment: commentPage(state, issue),
  };
}

/** The chosen fields: ids, `*all`, `*navigable`, and `-id` to leave one out, as Jira reads its `fields` parameter. */
export function selectFields(all: Record<string, unknown>, wanted: readonly string[]): Record<string, unknown> {
  const excluded = wanted.filter((name) => name.startsWith('-')).map((name) => name.slice(1));
  const included = wanted.filter((name) => !name.startsWith('-'));
  const everything = included.includes('*all') || included.length === 0;
  const navigable = included.includes('*navigable') ? FIELDS.filter((field) => field.navigable).map((field) => field.id) : [];
  const names = new Set([...included, ...navigable]);
  return Object.fromEntries(Object.entries(all).filter(([name]) => (everything || names.has(name)) && !excluded.includes(name)));
}

export function issueAddress(state: JiraState, issue: IssueState): string {
  return `${state.site.siteUrl}/rest/api/3/issue/${issue.id}`;
}

function components(state: JiraState, project: ProjectState, issue: IssueState): Record<string, unknown>[] {
  return project.components
    .filter((component) => issue.componentIds.includes(component.id))
    .map((component) => componentReference(state, component));
}

function resolution(state: JiraState): Record<string, unknown> {
  return {
    self: `${state.site.siteUrl}/rest/api/3/resolution/10000`,
    id: '10000',
    description: 'Work has been completed on this issue.',
    name: 'Done',
  };
}

function securityLevel(state: JiraState, issue: IssueState): Record<string, unknown> | null {
  const level = state.securityLevels.find((candidate) => candidate.id === issue.securityLevelId);
  if (level === undefined) return null;
  const { id, name, description } = level;
  return { self: `${state.site.siteUrl}/rest/api/3/securitylevel/${id}`, id, description, name };
}

function commentPage(state: JiraState, issue: IssueState): Record<string, unknown> {
  const comments = issue.comments.map((comment) => commentBean(state, issue, comment));
  return { comments, self: `${issueAddress(state, issue)}/comment`, maxResults: comments.length, total: comments.length, startAt: 0 };
}
