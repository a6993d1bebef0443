import { emptyPage, forAdministrators, forPeople, noSuch } from '../resources/absent';
import { checkPermissions } from '../resources/check-permissions';
import { userProperties } from '../resources/entity-properties';
import { getMyPermissions, getPermittedProjects } from '../resources/my-permissions';
import { getLocale, getPermissions, getPreference } from '../resources/settings';
import { getMyself } from '../resources/site-information';
import {
  findAssignableUsers,
  findUsers,
  findUsersAssignableEverywhere,
  findUsersWhoMaySee,
  findUsersWithPermissions,
  pickGroups,
  pickUsers,
  pickUsersAndGroups,
} from '../resources/user-search';
import { getAllUsers, getUser, getUserGroups, getUsers } from '../resources/users';
import type { Route } from '../router';

/** People, and what they may do. */
export const PEOPLE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/myself', resource: getMyself },
  { method: 'GET', path: '/mypermissions', resource: getMyPermissions },
  { method: 'GET', path: '/permissions', resource: getPermissions },
  { method: 'POST', path: '/permissions/check', resource: checkPermissions },
  { method: 'POST', path: '/permissions/project', resource: getPermittedProjects },
  { method: 'GET', path: '/mypreferences', resource: getPreference },
  { method: 'PUT', path: '/mypreferences', resource: forPeople('changes of preferences') },
  { method: 'DELETE', path: '/mypreferences', resource: forPeople('changes of preferences') },
  { method: 'GET', path: '/mypreferences/locale', resource: getLocale },
  { method: 'GET', path: '/user', resource: getUser },
  { method: 'POST', path: '/user', resource: forAdministrators('changes of users') },
  { method: 'DELETE', path: '/user', resource: forAdministrators('changes of users') },
  { method: 'GET', path: '/user/bulk', resource: getUsers },
  { method: 'GET', path: '/user/columns', resource: forPeople('columns of the issue navigator') },
  { method: 'PUT', path: '/user/columns', resource: forPeople('columns of the issue navigator') },
  { method: 'DELETE', path: '/user/columns', resource: forPeople('columns of the issue navigator') },
  { method: 'GET', path: '/user/email', resource: forAdministrators('email addresses for apps') },
  { method: 'GET', path: '/user/email/bulk', resource: forAdministrators('email addresses for apps') },
  { method: 'GET', path: '/user/groups', resource: getUserGroups },
  { method: 'GET', path: '/user/search', resource: findUsers },
  { method: 'GET', path: '/user/search/query', resource: forPeople('structured queries for users') },
  { method: 'GET', path: '/user/search/query/key', resource: forPeople('structured queries for users') },
  { method: 'GET', path: '/user/assignable/search', resource: findAssignableUsers, withholds: { actionDescriptorId: 'any' } },
  { method: 'GET', path: '/user/assignable/multiProjectSearch', resource: findUsersAssignableEverywhere },
  { method: 'GET', path: '/user/viewissue/search', resource: findUsersWhoMaySee },
  { method: 'GET', path: '/user/permission/search', resource: findUsersWithPermissions },
  { method: 'GET', path: '/user/picker', resource: pickUsers },
  { method: 'GET', path: '/groupuserpicker', resource: pickUsersAndGroups },
  { method: 'GET', path: '/user/properties', resource: userProperties.list },
  { method: 'GET', path: '/user/properties/{property}', resource: userProperties.get },
  { method: 'PUT', path: '/user/properties/{property}', resource: userProperties.put },
  { method: 'DELETE', path: '/user/properties/{property}', resource: userProperties.remove },
  { method: 'GET', path: '/users', resource: getAllUsers },
  { method: 'GET', path: '/users/search', resource: getAllUsers },
  { method: 'GET', path: '/groups/picker', resource: pickGroups },
  { method: 'GET', path: '/group/bulk', resource: emptyPage('/group/bulk') },
  { method: 'GET', path: '/group/member', resource: noSuch('group') },
  { method: 'POST', path: '/group', resource: forAdministrators('groups') },
  { method: 'DELETE', path: '/group', resource: forAdministrators('groups') },
];
