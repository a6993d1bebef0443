import { listParameter, ok, requirePerson, type Call, type Reply } from '../call';
import { projectOf, requireIssue, requireProject } from '../lookup';
import { hasPermissionIn, hasProjectPermission, maySeeIssue } from '../permissions';
import { refuse } from '../refusal';
import { userBean } from '../shape/user';
import type { Person, ProjectState } from '../state';
import { readPermissions } from './my-permissions';
import { slice } from './users';

const NO_GROUPS = { header: 'Showing 0 of 0 matching groups', total: 0, groups: [] };

/** `GET /user/search`: by a part of the name or the email address, or by account id. */
export function findUsers(call: Call): Reply {
  requirePerson(call);
  if (!['query', 'accountId', 'property'].some((name) => call.query.has(name))) {
    throw refuse(400, 'At least one of the query parameters needs to be provided: query, accountId, property.');
  }
  return beans(call, matching(call));
}

/** `GET /user/assignable/search`: who may be assigned in the project, or on the issue. */
export function findAssignableUsers(call: Call): Reply {
  requirePerson(call);
  const project = readProject(call);
  return beans(
    call,
    matching(call).filter((person) => hasProjectPermission(person, project, 'ASSIGNABLE_USER')),
  );
}

/** `GET /user/assignable/multiProjectSearch`: who may be assigned in each of the projects. */
export function findUsersAssignableEverywhere(call: Call): Reply {
  requirePerson(call);
  const keys = listParameter(call.query, 'projectKeys');
  if (keys.length === 0) throw refuse(400, 'Please provide at least one project key.');
  const projects = keys.map((key) => requireProject(call, key));
  const found = matching(call).filter((person) => projects.every((project) => hasProjectPermission(person, project, 'ASSIGNABLE_USER')));
  return beans(call, found);
}

/** `GET /user/viewissue/search`: who may see the issue, or browse the project. */
export function findUsersWhoMaySee(call: Call): Reply {
  requirePerson(call);
  const key = call.query.get('issueKey');
  if (key === null) {
    const project = readProject(call);
    return beans(
      call,
      matching(call).filter((person) => hasProjectPermission(person, project, 'BROWSE_PROJECTS')),
    );
  }
  const issue = requireIssue(call, key);
  return beans(
    call,
    matching(call).filter((person) => maySeeIssue(call.state, person, issue)),
  );
}

/** `GET /user/permission/search`: who holds all the permissions in the project, or on the issue. */
export function findUsersWithPermissions(call: Call): Reply {
  requirePerson(call);
  const permissions = readPermissions(listParameter(call.query, 'permissions'));
  const project = readProject(call);
  return beans(
    call,
    matching(call).filter((person) => permissions.every((permission) => hasPermissionIn(person, project, permission))),
  );
}

/** `GET /user/picker`: for a field that completes names. */
export function pickUsers(call: Call): Reply {
  requirePerson(call);
  return ok(suggestions(call));
}

/** `GET /groups/picker`: this Jira has no groups. */
export function pickGroups(): Reply {
  return ok(NO_GROUPS);
}

/** `GET /groupuserpicker`: as above, with groups, of which this Jira has none. */
export function pickUsersAndGroups(call: Call): Reply {
  requirePerson(call);
  return ok({ users: suggestions(call), groups: NO_GROUPS });
}

function suggestions(call: Call): Record<string, unknown> {
  const found = matching(call).filter(({ accountId }) => !listParameter(call.query, 'excludeAccountIds').includes(accountId));
  const users = found.map(({ accountId, displayName, emailAddress }) => ({
    accountId,
    accountType: 'atlassian',
    html: `${escapeHtml(displayName)} - ${escapeHtml(emailAddress)}`,
    displayName,
  }));
  return { users, total: users.length, header: `Showing ${users.length} of ${users.length} matching users` };
}

function matching({ state, query }: Call): Person[] {
  const text = (query.get('query') ?? '').toLowerCase();
  const accountId = query.get('accountId');
  return state.people.filter((person) => {
    const isNamed = `${person.displayName}\n${person.emailAddress}`.toLowerCase().includes(text);
    return isNamed && (accountId === null || person.accountId === accountId);
  });
}

function readProject(call: Call): ProjectState {
  const { query, state } = call;
  const key = query.get('issueKey') ?? query.get('issueId');
  if (key !== null) return projectOf(state, requireIssue(call, key));
  const project = query.get('project') ?? query.get('projectKey');
  if (project === null) throw refuse(400, 'Either a project or an issue needs to be provided.');
  return requireProject(call, project);
}

function beans(call: Call, people: readonly Person[]): Reply {
  return ok(slice(call, people).map(({ accountId }) => userBean(call, accountId)));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
