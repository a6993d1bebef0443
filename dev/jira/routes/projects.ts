import { emptyList, emptyListOfProject, emptyPageOfProject, forAdministrators, noSuch } from '../resources/absent';
import {
  countRelatedIssues,
  createComponent,
  deleteComponent,
  findComponents,
  getComponent,
  updateComponent,
} from '../resources/change-components';
import { projectProperties } from '../resources/entity-properties';
import { getHierarchy } from '../resources/issue-types';
import { getProjectRole, getProjectRoleDetails, getProjectRoles, getRole, getRoles } from '../resources/project-roles';
import { getAccessibleProjectType, getAccessibleProjectTypes, getProjectType, getProjectTypes } from '../resources/project-types';
import { getComponentPage, getComponents, getProject, listProjects } from '../resources/projects';
import { searchProjects } from '../resources/search-projects';
import { getProjectStatuses } from '../resources/statuses';
import { suggestProjectKey, suggestProjectName, validateProjectKey } from '../resources/validate-project';
import type { Route } from '../router';

const changes = forAdministrators('changes of projects');

/** Projects, and what belongs to them. */
export const PROJECT_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/project', resource: listProjects, withholds: { recent: 'any', properties: 'any', expand: ['projectKeys'] } },
  { method: 'POST', path: '/project', resource: changes },
  { method: 'GET', path: '/project/recent', resource: emptyList },
  {
    method: 'GET',
    path: '/project/search',
    resource: searchProjects,
    withholds: { properties: 'any', propertyQuery: 'any', expand: ['projectKeys'] },
  },
  { method: 'GET', path: '/project/type', resource: getProjectTypes },
  { method: 'GET', path: '/project/type/accessible', resource: getAccessibleProjectTypes },
  { method: 'GET', path: '/project/type/{type}', resource: getProjectType },
  { method: 'GET', path: '/project/type/{type}/accessible', resource: getAccessibleProjectType },
  { method: 'GET', path: '/project/{project}', resource: getProject, withholds: { properties: 'any' } },
  { method: 'PUT', path: '/project/{project}', resource: changes },
  { method: 'DELETE', path: '/project/{project}', resource: changes },
  { method: 'POST', path: '/project/{project}/archive', resource: changes },
  { method: 'GET', path: '/project/{project}/statuses', resource: getProjectStatuses },
  { method: 'GET', path: '/project/{project}/hierarchy', resource: getHierarchy },
  { method: 'GET', path: '/project/{project}/notificationscheme', resource: forAdministrators('notification schemes') },
  { method: 'GET', path: '/project/{project}/components', resource: getComponents },
  { method: 'GET', path: '/project/{project}/component', resource: getComponentPage },
  { method: 'GET', path: '/project/{project}/versions', resource: emptyListOfProject },
  { method: 'GET', path: '/project/{project}/version', resource: emptyPageOfProject('version') },
  { method: 'GET', path: '/project/{project}/features', resource: forAdministrators('features of projects') },
  { method: 'GET', path: '/project/{project}/role', resource: getProjectRoles },
  { method: 'GET', path: '/project/{project}/role/{id}', resource: getProjectRole },
  { method: 'GET', path: '/project/{project}/roledetails', resource: getProjectRoleDetails },
  { method: 'GET', path: '/project/{project}/properties', resource: projectProperties.list },
  { method: 'GET', path: '/project/{project}/properties/{property}', resource: projectProperties.get },
  { method: 'PUT', path: '/project/{project}/properties/{property}', resource: projectProperties.put },
  { method: 'DELETE', path: '/project/{project}/properties/{property}', resource: projectProperties.remove },
  { method: 'GET', path: '/component', resource: findComponents },
  { method: 'POST', path: '/component', resource: createComponent },
  { method: 'GET', path: '/component/{id}', resource: getComponent },
  { method: 'PUT', path: '/component/{id}', resource: updateComponent },
  { method: 'DELETE', path: '/component/{id}', resource: deleteComponent },
  { method: 'GET', path: '/component/{id}/relatedIssueCounts', resource: countRelatedIssues },
  { method: 'POST', path: '/version', resource: forAdministrators('versions') },
  { method: 'GET', path: '/version/{id}', resource: noSuch('version') },
  { method: 'PUT', path: '/version/{id}', resource: noSuch('version') },
  { method: 'POST', path: '/version/{id}/move', resource: noSuch('version') },
  { method: 'POST', path: '/version/{id}/removeAndSwap', resource: noSuch('version') },
  { method: 'GET', path: '/version/{id}/relatedIssueCounts', resource: noSuch('version') },
  { method: 'GET', path: '/version/{id}/unresolvedIssueCount', resource: noSuch('version') },
  { method: 'GET', path: '/role', resource: getRoles },
  { method: 'POST', path: '/role', resource: forAdministrators('changes of roles') },
  { method: 'GET', path: '/role/{id}', resource: getRole },
  { method: 'GET', path: '/projectCategory', resource: emptyList },
  { method: 'POST', path: '/projectCategory', resource: forAdministrators('categories of projects') },
  { method: 'GET', path: '/projectCategory/{id}', resource: noSuch('project category') },
  { method: 'GET', path: '/projectvalidate/key', resource: validateProjectKey },
  { method: 'GET', path: '/projectvalidate/validProjectKey', resource: suggestProjectKey },
  { method: 'GET', path: '/projectvalidate/validProjectName', resource: suggestProjectName },
];
