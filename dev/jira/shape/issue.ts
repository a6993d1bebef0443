import { FIELDS } from '../fields';
import { issueTypeOf, priorityOf, projectOf, statusOf } from '../lookup';
import type { IssueState, ProjectState } from '../state';
import type { View } from '../view';
import { commentBean } from './comment';
import { componentReference } from './component';
import { issueAddress } from './issue-address';
import { issueLinksOf } from './issue-link';
import { issueTypeBean } from './issue-type';
import { priorityReference } from './priority';
import { projectReference } from './project';
import { resolutionBean } from './resolution';
import { statusBean, statusCategoryBean } from './status';
import { timestamp } from './timestamp';
import { userBean } from './user';
import { votesReference, watchesReference } from './votes-and-watches';
import { worklogPage } from './worklog';

/** Every field of the issue in Jira's shape. */
export function issueFields(view: View, issue: IssueState): Record<string, unknown> {
  const project = projectOf(view.state, issue);
  return {
    summary: issue.summary,
    description: issue.description === null ? null : view.showDocument(issue.description),
    issuetype: issueTypeBean(view, issueTypeOf(view.state, issue)),
    project: projectReference(view, project),
    status: statusBean(view, statusOf(view.state, issue)),
    statusCategory: statusCategoryBean(view, statusOf(view.state, issue).category),
    priority: priorityReference(view, priorityOf(view.state, issue)),
    labels: issue.labels,
    components: components(view, project, issue),
    assignee: userBean(view, issue.assigneeAccountId),
    reporter: userBean(view, issue.reporterAccountId),
    creator: userBean(view, issue.reporterAccountId),
    created: timestamp(issue.created),
    updated: timestamp(issue.updated),
    resolution: issue.resolved === null ? null : resolutionBean(view),
    resolutiondate: issue.resolved === null ? null : timestamp(issue.resolved),
    // Team-managed projects have no issue security scheme, and then Jira leaves the field out.
    ...(project.style === 'classic' ? { security: securityLevel(view, issue) } : {}),
    comment: commentPage(view, issue),
    issuelinks: issueLinksOf(view, issue),
    votes: votesReference(view, issue),
    watches: watchesReference(view, issue),
    worklog: worklogPage(view, issue),
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

function components(view: View, project: ProjectState, issue: IssueState): Record<string, unknown>[] {
  return project.components
    .filter((component) => issue.componentIds.includes(component.id))
    .map((component) => componentReference(view, component));
}

function securityLevel(view: View, issue: IssueState): Record<string, unknown> | null {
  const level = view.state.securityLevels.find((candidate) => candidate.id === issue.securityLevelId);
  if (level === undefined) return null;
  const { id, name, description } = level;
  return { self: `${view.api}/securitylevel/${id}`, id, description, name };
}

function commentPage(view: View, issue: IssueState): Record<string, unknown> {
  const comments = issue.comments.map((comment) => commentBean(view, issue, comment));
  return { comments, self: `${issueAddress(view, issue)}/comment`, maxResults: comments.length, total: comments.length, startAt: 0 };
}
