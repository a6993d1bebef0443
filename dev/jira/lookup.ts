import { requirePerson, type Call } from './call';
import { hasGlobalPermission, hasProjectPermission, maySeeIssue, type PermissionKey } from './permissions';
import { refuse } from './refusal';
import type { IssueState, IssueTypeState, JiraState, Person, PriorityState, ProjectState, StatusState } from './state';

/** By id, or by key in any case, also one from before the issue was moved. */
export function findIssue(state: JiraState, keyOrId: string): IssueState | undefined {
  const key = keyOrId.toUpperCase();
  return state.issues.find((issue) => issue.id === keyOrId || issue.key === key || issue.formerKeys?.includes(key));
}

/** By id or key. Jira's project keys are case-sensitive in paths. */
export function findProject(state: JiraState, keyOrId: string): ProjectState | undefined {
  return state.projects.find((project) => project.id === keyOrId || project.key === keyOrId);
}

/** The issue, or the 404 that hides whether it exists. */
export function requireIssue(call: Call, keyOrId: string): IssueState {
  const issue = findIssue(call.state, keyOrId);
  if (issue === undefined || !maySeeIssue(call.state, call.person, issue)) {
    throw refuse(404, 'Issue does not exist or you do not have permission to see it.');
  }
  return issue;
}

/** The issue that the path names; the person may see it and holds the permission, or Jira's 401, 403 or 404. */
export function requireIssueWith(call: Call, permission: PermissionKey, refusal: string): { issue: IssueState; person: Person } {
  const issue = requireIssue(call, call.params['key'] ?? '');
  const person = requirePerson(call);
  if (!hasProjectPermission(person, projectOf(call.state, issue), permission)) throw refuse(403, refusal);
  return { issue, person };
}

/** The person, who administers Jira, or Jira's 401 or 403. */
export function requireAdministrator(call: Call): Person {
  const person = requirePerson(call);
  if (!hasGlobalPermission(person, 'ADMINISTER')) throw refuse(403, 'Only Jira administrators can perform this operation.');
  return person;
}

/** The project, or the 404 that hides whether it exists. */
export function requireProject(call: Call, keyOrId: string): ProjectState {
  const project = findProject(call.state, keyOrId);
  if (project === undefined || !hasProjectPermission(call.person, project, 'BROWSE_PROJECTS')) {
    const by = /^\d+$/.test(keyOrId) ? 'id' : 'key';
    throw refuse(404, `No project could be found with ${by} '${keyOrId}'.`);
  }
  return project;
}

export function projectOf(state: JiraState, issue: IssueState): ProjectState {
  return known(state.projects, issue.projectId);
}

export function statusOf(state: JiraState, issue: IssueState): StatusState {
  return known(state.statuses, issue.statusId);
}

export function issueTypeOf(state: JiraState, issue: IssueState): IssueTypeState {
  return known(state.issueTypes, issue.issueTypeId);
}

export function priorityOf(state: JiraState, issue: IssueState): PriorityState {
  return known(state.priorities, issue.priorityId);
}

/** Those of the project's scheme, in the site's order. */
export function prioritiesOf({ priorities }: Pick<JiraState, 'priorities'>, { priorityIds }: ProjectState): PriorityState[] {
  return priorities.filter(({ id }) => priorityIds === undefined || priorityIds.includes(id));
}

/** What new issues of the project get. */
export function defaultPriorityIdOf(state: Pick<JiraState, 'defaultPriorityId'>, project: ProjectState): string {
  return project.defaultPriorityId ?? state.defaultPriorityId;
}

/** An entry that the state refers to; its absence is a fault of the data, not of a request. */
function known<Entry extends { id: string }>(entries: readonly Entry[], id: string): Entry {
  const entry = entries.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`The state refers to ${id}, which it does not hold.`);
  return entry;
}
