import { bulkFetch } from './resources/bulk-fetch';
import { getChangelog } from './resources/changelog';
import { checkPermissions } from './resources/check-permissions';
import { getComments } from './resources/comments';
import { getCreateFields, getCreateIssueTypes } from './resources/create-metadata';
import { putIssue } from './resources/edit-issue';
import { getEditMetadata } from './resources/edit-metadata';
import { getIssue } from './resources/issue';
import { deleteIssueProperty, getIssueProperty, putIssueProperty } from './resources/issue-properties';
import { getLabels } from './resources/labels';
import { getMyPermissions } from './resources/my-permissions';
import { parseQueries } from './resources/parse-jql';
import { getPriorities, searchPriorities } from './resources/priorities';
import { getComponentPage, getComponents, getProject, searchProjects } from './resources/projects';
import { countIssues, searchIssues } from './resources/search';
import { getFields, getMyself, getServerInfo } from './resources/site-information';
import type { Route } from './router';

/** Every path that this Jira answers, below `/rest/api/3`. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/issue/createmeta/{project}/issuetypes', resource: getCreateIssueTypes },
  { method: 'GET', path: '/issue/createmeta/{project}/issuetypes/{type}', resource: getCreateFields },
  { method: 'POST', path: '/issue/bulkfetch', resource: bulkFetch },
  { method: 'GET', path: '/issue/{key}', resource: getIssue },
  { method: 'PUT', path: '/issue/{key}', resource: putIssue },
  { method: 'GET', path: '/issue/{key}/editmeta', resource: getEditMetadata },
  { method: 'GET', path: '/issue/{key}/changelog', resource: getChangelog },
  { method: 'GET', path: '/issue/{key}/comment', resource: getComments },
  { method: 'GET', path: '/issue/{key}/properties/{property}', resource: getIssueProperty },
  { method: 'PUT', path: '/issue/{key}/properties/{property}', resource: putIssueProperty },
  { method: 'DELETE', path: '/issue/{key}/properties/{property}', resource: deleteIssueProperty },
  { method: 'GET', path: '/search/jql', resource: searchIssues },
  { method: 'POST', path: '/search/jql', resource: searchIssues },
  { method: 'POST', path: '/search/approximate-count', resource: countIssues },
  { method: 'POST', path: '/jql/parse', resource: parseQueries },
  { method: 'GET', path: '/project/search', resource: searchProjects },
  { method: 'GET', path: '/project/{project}', resource: getProject },
  { method: 'GET', path: '/project/{project}/components', resource: getComponents },
  { method: 'GET', path: '/project/{project}/component', resource: getComponentPage },
  { method: 'GET', path: '/label', resource: getLabels },
  { method: 'GET', path: '/priority', resource: getPriorities },
  { method: 'GET', path: '/priority/search', resource: searchPriorities },
  { method: 'GET', path: '/mypermissions', resource: getMyPermissions },
  { method: 'POST', path: '/permissions/check', resource: checkPermissions },
  { method: 'GET', path: '/myself', resource: getMyself },
  { method: 'GET', path: '/serverInfo', resource: getServerInfo },
  { method: 'GET', path: '/field', resource: getFields },
];
