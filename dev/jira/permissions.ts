import type { IssueState, JiraState, Person, ProjectPermission, ProjectState } from './state';

export interface PermissionDefinition {
  id: string;
  key: string;
  name: string;
  type: 'GLOBAL' | 'PROJECT';
  description: string;
}

/** Jira's permissions that follow another one here: projects of this Jira grant six of their own and these with them. */
const FOLLOWING = {
  ASSIGNABLE_USER: 'EDIT_ISSUES',
  DELETE_ISSUES: 'ADMINISTER_PROJECTS',
  DELETE_ALL_COMMENTS: 'ADMINISTER_PROJECTS',
  DELETE_ALL_WORKLOGS: 'ADMINISTER_PROJECTS',
  DELETE_OWN_COMMENTS: 'ADD_COMMENTS',
  DELETE_OWN_WORKLOGS: 'EDIT_ISSUES',
  EDIT_ALL_COMMENTS: 'ADMINISTER_PROJECTS',
  EDIT_ALL_WORKLOGS: 'ADMINISTER_PROJECTS',
  EDIT_OWN_COMMENTS: 'ADD_COMMENTS',
  EDIT_OWN_WORKLOGS: 'EDIT_ISSUES',
  LINK_ISSUES: 'EDIT_ISSUES',
  MANAGE_WATCHERS: 'ADMINISTER_PROJECTS',
  MODIFY_REPORTER: 'ADMINISTER_PROJECTS',
  SET_ISSUE_SECURITY: 'ADMINISTER_PROJECTS',
  TRANSITION_ISSUES: 'EDIT_ISSUES',
  VIEW_VOTERS_AND_WATCHERS: 'BROWSE_PROJECTS',
  WORK_ON_ISSUES: 'EDIT_ISSUES',
} satisfies Record<string, ProjectPermission>;

export type PermissionKey = ProjectPermission | keyof typeof FOLLOWING;

/** The permissions that this Jira knows, with Jira's ids (`com.atlassian.jira.security.Permissions`) and words. */
export const PERMISSIONS: readonly PermissionDefinition[] = [
  global(
    '0',
    'ADMINISTER',
    'Administer Jira',
    'Create and administer projects, issue types, fields, workflows, and schemes for all projects.',
  ),
  global('27', 'USER_PICKER', 'Browse users and groups', 'View and select users or groups from the user picker.'),
  global('33', 'BULK_CHANGE', 'Make bulk changes', 'Modify collections of issues at once.'),
  project('10', 'BROWSE_PROJECTS', 'Browse Projects', 'Ability to browse projects and the issues within them.'),
  project('11', 'CREATE_ISSUES', 'Create Issues', 'Ability to create issues.'),
  project('12', 'EDIT_ISSUES', 'Edit Issues', 'Ability to edit issues.'),
  project('13', 'ASSIGN_ISSUES', 'Assign Issues', 'Ability to assign issues to other people.'),
  project('15', 'ADD_COMMENTS', 'Add Comments', 'Ability to comment on issues.'),
  project('16', 'DELETE_ISSUES', 'Delete Issues', 'Ability to delete issues.'),
  project('17', 'ASSIGNABLE_USER', 'Assignable User', 'Users with this permission may be assigned to issues.'),
  project('20', 'WORK_ON_ISSUES', 'Work On Issues', 'Ability to log work done against an issue.'),
  project('21', 'LINK_ISSUES', 'Link Issues', 'Ability to link issues together and create linked issues.'),
  project('23', 'ADMINISTER_PROJECTS', 'Administer Projects', 'Ability to administer a project in Jira.'),
  project('26', 'SET_ISSUE_SECURITY', 'Set Issue Security', 'Ability to set the level of security on an issue.'),
  project('30', 'MODIFY_REPORTER', 'Modify Reporter', 'Ability to modify the reporter when creating or editing an issue.'),
  project('31', 'VIEW_VOTERS_AND_WATCHERS', 'View Voters and Watchers', 'Ability to view the voters and watchers of an issue.'),
  project('32', 'MANAGE_WATCHERS', 'Manage Watchers', 'Ability to manage the watchers of an issue.'),
  project('34', 'EDIT_ALL_COMMENTS', 'Edit All Comments', 'Ability to edit all comments made on issues.'),
  project('35', 'EDIT_OWN_COMMENTS', 'Edit Own Comments', 'Ability to edit own comments made on issues.'),
  project('36', 'DELETE_ALL_COMMENTS', 'Delete All Comments', 'Ability to delete all comments made on issues.'),
  project('37', 'DELETE_OWN_COMMENTS', 'Delete Own Comments', 'Ability to delete own comments made on issues.'),
  project('40', 'EDIT_OWN_WORKLOGS', 'Edit Own Worklogs', 'Ability to edit own worklogs made on issues.'),
  project('41', 'EDIT_ALL_WORKLOGS', 'Edit All Worklogs', 'Ability to edit all worklogs made on issues.'),
  project('42', 'DELETE_OWN_WORKLOGS', 'Delete Own Worklogs', 'Ability to delete own worklogs made on issues.'),
  project('43', 'DELETE_ALL_WORKLOGS', 'Delete All Worklogs', 'Ability to delete all worklogs made on issues.'),
  project('46', 'TRANSITION_ISSUES', 'Transition Issues', 'Ability to transition issues.'),
];

function global(id: string, key: string, name: string, description: string): PermissionDefinition {
  return { id, key, name, type: 'GLOBAL', description };
}

function project(id: string, key: PermissionKey, name: string, description: string): PermissionDefinition {
  return { id, key, name, type: 'PROJECT', description };
}

export function findPermission(key: string): PermissionDefinition | undefined {
  return PERMISSIONS.find((permission) => permission.key === key);
}

/** Account under which an app asks for itself. */
export const APP_ACCOUNT = 'app';

/** The app's own user: Jira gives it a role (`atlassian-addons-project-access`) with which it may browse every project and edit its issues, and no level of security. */
export const APP_USER: Person = {
  accountId: APP_ACCOUNT,
  displayName: 'Auto-Triage AI',
  emailAddress: 'app@connect.example',
  role: 'viewer',
  description: 'The app itself.',
};

export function hasGlobalPermission(person: Person | null, key: string): boolean {
  if (person === null || person === APP_USER) return false;
  return key === 'ADMINISTER' ? person.role === 'administrator' : true;
}

export function hasProjectPermission(person: Person | null, target: ProjectState, permission: PermissionKey): boolean {
  const granting = isFollowing(permission) ? FOLLOWING[permission] : permission;
  if (person === APP_USER) return granting === 'BROWSE_PROJECTS' || granting === 'EDIT_ISSUES';
  return person !== null && target.permissions[granting].includes(person.role);
}

function isFollowing(permission: PermissionKey): permission is keyof typeof FOLLOWING {
  return Object.hasOwn(FOLLOWING, permission);
}

/** Browse permission for the project, and membership of the issue's security level where it has one. */
export function maySeeIssue(state: JiraState, person: Person | null, issue: IssueState): boolean {
  const target = state.projects.find((candidate) => candidate.id === issue.projectId);
  if (person === null || target === undefined || !hasProjectPermission(person, target, 'BROWSE_PROJECTS')) return false;
  if (issue.securityLevelId === null) return true;
  if (person === APP_USER) return false;
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
  // `PERMISSIONS` gives the type PROJECT to keys of `PermissionKey` only.
  return hasProjectPermission(person, target, definition.key as PermissionKey);
}
