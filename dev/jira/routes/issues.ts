import { forAdministrators, forPeople, onIssues } from '../resources/absent';
import { assignIssue } from '../resources/assign-issue';
import { bulkFetch } from '../resources/bulk-fetch';
import { getChangelog } from '../resources/changelog';
import { bulkFetchChangelogs, listChangelogs } from '../resources/changelog-lists';
import { createIssue, createIssues } from '../resources/create-issue';
import { getCreateFields, getCreateIssueTypes } from '../resources/create-metadata';
import { deleteIssue } from '../resources/delete-issue';
import { putIssue } from '../resources/edit-issue';
import { getEditMetadata } from '../resources/edit-metadata';
import { getIssue } from '../resources/issue';
import {
  deleteIssueProperty,
  deletePropertyOfIssues,
  getIssueProperty,
  getIssuePropertyKeys,
  putIssueProperty,
} from '../resources/issue-properties';
import { getTransitions, takeTransition } from '../resources/transitions';
import type { Route } from '../router';

/** Expansions of an issue that Jira knows and this one does not make. */
const UNEXPANDED = ['renderedFields', 'operations', 'versionedRepresentations', 'customfields'];
const SCREEN_SECURITY = { overrideScreenSecurity: ['true'], overrideEditableFlag: ['true'] } as const;

/** Issues themselves. */
export const ISSUE_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/issue', resource: createIssue },
  { method: 'POST', path: '/issue/bulk', resource: createIssues },
  { method: 'POST', path: '/issue/bulkfetch', resource: bulkFetch },
  {
    method: 'GET',
    path: '/issue/createmeta',
    resource: forPeople('create metadata of several projects at once, which Jira is withdrawing'),
  },
  { method: 'GET', path: '/issue/createmeta/{project}/issuetypes', resource: getCreateIssueTypes },
  { method: 'GET', path: '/issue/createmeta/{project}/issuetypes/{type}', resource: getCreateFields },
  { method: 'PUT', path: '/issue/archive', resource: forAdministrators('archiving') },
  { method: 'POST', path: '/issue/archive', resource: forAdministrators('archiving') },
  { method: 'PUT', path: '/issue/unarchive', resource: forAdministrators('archiving') },
  { method: 'POST', path: '/issue/properties', resource: forPeople('properties of many issues at once') },
  { method: 'POST', path: '/issue/properties/multi', resource: forPeople('properties of many issues at once') },
  { method: 'PUT', path: '/issue/properties/{property}', resource: forPeople('properties of many issues at once') },
  { method: 'DELETE', path: '/issue/properties/{property}', resource: deletePropertyOfIssues },
  { method: 'GET', path: '/issue/{key}', resource: getIssue, withholds: { expand: UNEXPANDED, properties: 'any', fieldsByKeys: ['true'] } },
  { method: 'PUT', path: '/issue/{key}', resource: putIssue, withholds: { ...SCREEN_SECURITY, expand: UNEXPANDED } },
  { method: 'DELETE', path: '/issue/{key}', resource: deleteIssue },
  { method: 'PUT', path: '/issue/{key}/assignee', resource: assignIssue },
  { method: 'GET', path: '/issue/{key}/editmeta', resource: getEditMetadata, withholds: SCREEN_SECURITY },
  { method: 'GET', path: '/issue/{key}/changelog', resource: getChangelog },
  { method: 'POST', path: '/issue/{key}/changelog/list', resource: listChangelogs },
  { method: 'POST', path: '/changelog/bulkfetch', resource: bulkFetchChangelogs },
  { method: 'POST', path: '/issue/{key}/notify', resource: onIssues('mail') },
  { method: 'GET', path: '/issue/{key}/transitions', resource: getTransitions, withholds: { includeUnavailableTransitions: ['true'] } },
  { method: 'POST', path: '/issue/{key}/transitions', resource: takeTransition },
  { method: 'GET', path: '/issue/{key}/properties', resource: getIssuePropertyKeys },
  { method: 'GET', path: '/issue/{key}/properties/{property}', resource: getIssueProperty },
  { method: 'PUT', path: '/issue/{key}/properties/{property}', resource: putIssueProperty },
  { method: 'DELETE', path: '/issue/{key}/properties/{property}', resource: deleteIssueProperty },
  { method: 'POST', path: '/bulk/issues/delete', resource: forPeople('bulk operations') },
  { method: 'GET', path: '/bulk/issues/fields', resource: forPeople('bulk operations') },
  { method: 'POST', path: '/bulk/issues/fields', resource: forPeople('bulk operations') },
  { method: 'POST', path: '/bulk/issues/move', resource: forPeople('bulk operations') },
  { method: 'GET', path: '/bulk/issues/transition', resource: forPeople('bulk operations') },
  { method: 'POST', path: '/bulk/issues/transition', resource: forPeople('bulk operations') },
  { method: 'POST', path: '/bulk/issues/unwatch', resource: forPeople('bulk operations') },
  { method: 'POST', path: '/bulk/issues/watch', resource: forPeople('bulk operations') },
  { method: 'GET', path: '/bulk/queue/{id}', resource: forPeople('bulk operations') },
];
