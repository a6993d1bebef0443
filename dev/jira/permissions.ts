import type { IssueState, JiraState, Person, ProjectPermission, ProjectState } from './state';

export interface PermissionDefinition {
  id: string;
  key: string;
  name: string;
  type: 'GLOBAL' | 'PROJECT';
  description: string;
}

/** The permissions that this Jira knows, with Jira's ids and words. */
export const PERMISSIONS: readonly PermissionDefinition[] = [
  global(
    '0',
    'ADMINISTER',
    'Administer Jira',
    'Create and administer projects, issue types, fields, workflows, and schemes for all projects.',
  ),
  global('22', 'USER_PICKER', 'Browse users and groups', 'View and select users or groups from the user picker.'),
  global('33', 'BULK_CHANGE', 'Make bulk changes', 'Modify collections of issues at once.'),
  project('10', 'BROWSE_PROJECTS', 'Browse Projects', 'Ability to browse projects and the issues within them.'),
  project('11', 'CREATE_ISSUES', 'Create Issues', 'Ability to create issues.'),
  project('12', 'EDIT_ISSUES', 'Edit Issues', 'Ability to edit issues.'),
  project('13', 'ASSIGN_ISSUES', 'Assign Issues', 'Ability to assign issues to other people.'),
  project('15', 'ADD_COMMENTS', 'Add Comments', 'Ability to comment on issues.'),
  project('23', 'ADMINISTER_PROJECTS', 'Administer Projects', 'Ability to administer a project in Jira.'),
];

function global(id: string, key: string, name: string, description: string): PermissionDefinition {
  return { id, key, name, type: 'GLOBAL', description };
}

function project(id: string, key: ProjectPermission, name: string, description: string): PermissionDefinition {
  return { id, key, name, type: 'PROJECT', description };
}

export function findPermission(key: string): PermissionDefinition | undefined {
  return PERMISSIONS.find((permission) => permission.key === key);
}

export function hasGlobalPermission(person: Person | null, key: string): boolean {
  if (person === null) return false;
  return key === 'ADMINISTER' ? person.role === 'administrator' : true;
}

export function hasProjectPermission(person: Person | null, target: ProjectState, permission: ProjectPermission): boolean {
  return person !== null && target.permissions[permission].includes(person.role);
}

/** Browse permission for the project, and membership of the issue's security level where it has one. */
export function maySeeIssue(state: JiraState, person: Person | null, issue: IssueState): boolean {
  const target = state.projects.find((candidate) => candidate.id === issue.projectId);
  if (person === null || target === undefined || !hasProjectPermission(person, target, 'BROWSE_PROJECTS')) return false;
  if (issue.securityLevelId === null) return true;
  const level = state.securityLevels.find((candidate) => candidate.id === issue.securityLevelId);
  return level?.roles.includes(person.role) ?? false;
}

/** A permission by its key, in the global context: held anywhere is held. */
export function hasPermissionAnywhere(state: JiraState, person: Person | null, definition: PermissionDefinition): boolean {
  if (definition.type === 'GLOBAL') return hasGlobalPermission(person, definition.key);
  return state.projects.some((candidate) => hasPermissionIn(person, candidate, definition));
}

/** A permission by its key, in one project; a global one does not depend on it. */
export function hasPermissionIn(person: Person | null, target: ProjectState, definition: PermissionDefinition): boolean {
  if (definition.type === 'GLOBAL') return hasGlobalPermission(person, definition.key);
  // `PERMISSIONS` gives the type PROJECT to keys of `ProjectPermission` only.
  return hasProjectPermission(person, target, definition.key as ProjectPermission);
}
