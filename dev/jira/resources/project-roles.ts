import { ok, requirePerson, type Call, type Reply } from '../call';
import { requireAdministrator, requireProject } from '../lookup';
import { refuse } from '../refusal';
import type { ProjectState, Role } from '../state';
import type { View } from '../view';

interface RoleDefinition {
  id: number;
  name: string;
  description: string;
  roles: readonly Role[];
}

/** Jira's own roles, with the people who hold them on this site. */
const ROLES: readonly RoleDefinition[] = [
  { id: 10002, name: 'Administrators', description: 'People who administer a project.', roles: ['administrator', 'project-administrator'] },
  { id: 10003, name: 'Member', description: 'People who work on issues.', roles: ['agent'] },
  { id: 10004, name: 'Viewer', description: 'People who read along.', roles: ['viewer'] },
];

/** `GET /role`: without actors. Jira shows it to administrators. */
export function getRoles(call: Call): Reply {
  requireAdministrator(call);
  return ok(ROLES.map((role) => roleStart(call, role)));
}

/** `GET /role/{id}`. */
export function getRole(call: Call): Reply {
  requireAdministrator(call);
  return ok(roleStart(call, requireRole(call)));
}

/** `GET /project/{project}/role`: name to address. */
export function getProjectRoles(call: Call): Reply {
  requirePerson(call);
  const project = requireProject(call, call.params['project'] ?? '');
  return ok(Object.fromEntries(ROLES.map((role) => [role.name, roleAddress(call, project, role)])));
}

/** `GET /project/{project}/role/{id}`: with actors. */
export function getProjectRole(call: Call): Reply {
  requirePerson(call);
  const project = requireProject(call, call.params['project'] ?? '');
  return ok(roleBean(call, project, requireRole(call)));
}

/** `GET /project/{project}/roledetails`. */
export function getProjectRoleDetails(call: Call): Reply {
  requirePerson(call);
  const project = requireProject(call, call.params['project'] ?? '');
  return ok(ROLES.map((role) => ({ ...roleStart(call, role), self: roleAddress(call, project, role) })));
}

function requireRole(call: Call): RoleDefinition {
  const role = ROLES.find(({ id }) => String(id) === call.params['id']);
  if (role === undefined) throw refuse(404, `Can not retrieve a project role with an id of ${call.params['id'] ?? ''}.`);
  return role;
}

function roleStart(view: View, { id, name, description }: RoleDefinition): Record<string, unknown> {
  return { self: `${view.api}/role/${id}`, id, name, description };
}

function roleBean(view: View, project: ProjectState, role: RoleDefinition): Record<string, unknown> {
  const holders = view.state.people.filter(({ role: held }) => role.roles.includes(held));
  const actors = holders.map(({ accountId, displayName }, index) => ({
    id: role.id * 100 + index,
    displayName,
    type: 'atlassian-user-role-actor',
    actorUser: { accountId },
  }));
  return { ...roleStart(view, role), self: roleAddress(view, project, role), actors };
}

function roleAddress(view: View, project: ProjectState, { id }: RoleDefinition): string {
  return `${view.api}/project/${project.id}/role/${id}`;
}
