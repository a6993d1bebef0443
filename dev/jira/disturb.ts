import { historyItem, recordChange } from './edit/history';
import { findIssue, issueTypeOf, priorityOf, projectOf } from './lookup';
import type { IssueState, JiraState, Person, ProjectState } from './state';

/** What others do to an issue, or to what it refers to, while an app works on it. */
export type Disturbance =
  /** To another project, where it gets another key; the old one still leads to it. */
  | { kind: 'moved'; issue: string }
  /** Another priority and one label more. */
  | { kind: 'edited'; issue: string }
  /** Components, by id or name, are deleted from the issue's project. */
  | { kind: 'value-gone'; issue: string; components: readonly string[] };

/** Changes the state as an administrator of Jira would. Does nothing when there is no such issue. */
export function disturb(state: JiraState, now: number, disturbance: Disturbance): void {
  const issue = findIssue(state, disturbance.issue);
  const somebody = state.people.find(({ role }) => role === 'administrator');
  if (issue === undefined || somebody === undefined) return;
  if (disturbance.kind === 'moved') move(state, issue, somebody, now);
  else if (disturbance.kind === 'edited') edit(state, issue, somebody, now);
  else removeComponents(state, projectOf(state, issue), disturbance.components);
}

function move(state: JiraState, issue: IssueState, somebody: Person, now: number): void {
  const from = projectOf(state, issue);
  const type = issueTypeOf(state, issue);
  const target = state.projects.find(({ id, screens }) => id !== from.id && screens.some(({ issueTypeId }) => issueTypeId === type.id));
  if (target === undefined) return;
  const numbers = state.issues.filter(({ projectId }) => projectId === target.id).map(({ key }) => Number(key.split('-')[1]));
  const key = `${target.key}-${Math.max(0, ...numbers) + 1}`;
  const items = [
    historyItem('project', 'project', { value: from.id, text: from.name }, { value: target.id, text: target.name }),
    historyItem('Key', 'key', { value: null, text: issue.key }, { value: null, text: key }),
  ];
  issue.formerKeys = [...(issue.formerKeys ?? []), issue.key];
  // Components belong to a project: none of them comes along.
  Object.assign(issue, { key, projectId: target.id, componentIds: [] });
  recordChange(state, issue, somebody, now, items);
}

function edit(state: JiraState, issue: IssueState, somebody: Person, now: number): void {
  const before = priorityOf(state, issue);
  const after = state.priorities.find(({ id }) => id !== before.id && id !== state.defaultPriorityId) ?? before;
  const labels = [...new Set([...issue.labels, 'edited-meanwhile'])].sort();
  const items = [
    historyItem('priority', 'priority', { value: before.id, text: before.name }, { value: after.id, text: after.name }),
    historyItem('labels', 'labels', { value: null, text: issue.labels.join(' ') }, { value: null, text: labels.join(' ') }),
  ];
  Object.assign(issue, { priorityId: after.id, labels });
  recordChange(state, issue, somebody, now, items);
}

function removeComponents(state: JiraState, project: ProjectState, named: readonly string[]): void {
  const gone = project.components.filter(({ id, name }) => named.includes(id) || named.includes(name)).map(({ id }) => id);
  project.components = project.components.filter(({ id }) => !gone.includes(id));
  for (const issue of state.issues) issue.componentIds = issue.componentIds.filter((id) => !gone.includes(id));
}
