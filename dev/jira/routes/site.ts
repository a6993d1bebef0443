import { forAdministrators } from '../resources/absent';
import {
  getAlternatives,
  getIssueType,
  getIssueTypes,
  getProjectIssueTypes,
  getResolution,
  getResolutions,
  searchResolutions,
} from '../resources/issue-types';
import { getPriorities, getPriority, searchPriorities } from '../resources/priorities';
import { getConfiguration, getTimeTracking, getTimeTrackingOptions, listTimeTracking } from '../resources/settings';
import { getFields, getServerInfo, searchFields } from '../resources/site-information';
import {
  getStatus,
  getStatusCategories,
  getStatusCategory,
  getStatuses,
  getStatusesById,
  getStatusesByName,
  searchStatuses,
} from '../resources/statuses';
import { cancelTask, getTask } from '../resources/tasks';
import type { Route } from '../router';

const issueTypeChanges = forAdministrators('changes of issue types');
const priorityChanges = forAdministrators('changes of priorities');
const statusChanges = forAdministrators('changes of statuses');
const fieldChanges = forAdministrators('custom fields');
const applicationProperties = forAdministrators('application properties');

/** What the whole site shares. */
export const SITE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/serverInfo', resource: getServerInfo },
  { method: 'GET', path: '/task/{id}', resource: getTask },
  { method: 'POST', path: '/task/{id}/cancel', resource: cancelTask },
  { method: 'GET', path: '/configuration', resource: getConfiguration },
  { method: 'GET', path: '/configuration/timetracking', resource: getTimeTracking },
  { method: 'GET', path: '/configuration/timetracking/list', resource: listTimeTracking },
  { method: 'GET', path: '/configuration/timetracking/options', resource: getTimeTrackingOptions },
  { method: 'GET', path: '/application-properties', resource: applicationProperties },
  { method: 'GET', path: '/application-properties/advanced-settings', resource: applicationProperties },
  { method: 'GET', path: '/applicationrole', resource: forAdministrators('application roles') },
  { method: 'GET', path: '/applicationrole/{id}', resource: forAdministrators('application roles') },
  { method: 'GET', path: '/field', resource: getFields },
  { method: 'POST', path: '/field', resource: fieldChanges },
  { method: 'GET', path: '/field/search', resource: searchFields },
  { method: 'GET', path: '/field/search/trashed', resource: fieldChanges },
  { method: 'PUT', path: '/field/{id}', resource: fieldChanges },
  { method: 'DELETE', path: '/field/{id}', resource: fieldChanges },
  { method: 'POST', path: '/field/{id}/restore', resource: fieldChanges },
  { method: 'POST', path: '/field/{id}/trash', resource: fieldChanges },
  { method: 'GET', path: '/issuetype', resource: getIssueTypes },
  { method: 'POST', path: '/issuetype', resource: issueTypeChanges },
  { method: 'GET', path: '/issuetype/project', resource: getProjectIssueTypes },
  { method: 'GET', path: '/issuetype/{id}', resource: getIssueType },
  { method: 'PUT', path: '/issuetype/{id}', resource: issueTypeChanges },
  { method: 'DELETE', path: '/issuetype/{id}', resource: issueTypeChanges },
  { method: 'GET', path: '/issuetype/{id}/alternatives', resource: getAlternatives },
  { method: 'GET', path: '/priority', resource: getPriorities },
  { method: 'POST', path: '/priority', resource: priorityChanges },
  { method: 'PUT', path: '/priority/default', resource: priorityChanges },
  { method: 'PUT', path: '/priority/move', resource: priorityChanges },
  { method: 'GET', path: '/priority/search', resource: searchPriorities, withholds: { projectId: 'any', expand: ['schemes'] } },
  { method: 'GET', path: '/priority/{id}', resource: getPriority },
  { method: 'PUT', path: '/priority/{id}', resource: priorityChanges },
  { method: 'DELETE', path: '/priority/{id}', resource: priorityChanges },
  { method: 'GET', path: '/priorityscheme', resource: forAdministrators('priority schemes') },
  { method: 'POST', path: '/priorityscheme', resource: forAdministrators('priority schemes') },
  { method: 'GET', path: '/resolution', resource: getResolutions },
  { method: 'GET', path: '/resolution/search', resource: searchResolutions },
  { method: 'GET', path: '/resolution/{id}', resource: getResolution },
  { method: 'GET', path: '/status', resource: getStatuses },
  { method: 'GET', path: '/status/{status}', resource: getStatus },
  { method: 'GET', path: '/statuscategory', resource: getStatusCategories },
  { method: 'GET', path: '/statuscategory/{category}', resource: getStatusCategory },
  { method: 'GET', path: '/statuses', resource: getStatusesById },
  { method: 'POST', path: '/statuses', resource: statusChanges },
  { method: 'PUT', path: '/statuses', resource: statusChanges },
  { method: 'DELETE', path: '/statuses', resource: statusChanges },
  { method: 'GET', path: '/statuses/byNames', resource: getStatusesByName },
  { method: 'GET', path: '/statuses/search', resource: searchStatuses, withholds: { projectId: 'any' } },
  { method: 'GET', path: '/securitylevel/{id}', resource: forAdministrators('security levels by themselves') },
  { method: 'GET', path: '/issuesecurityschemes', resource: forAdministrators('issue security schemes') },
];
