import { emptyList, emptyPage, forPeople, noDashboards, noSuch } from '../resources/absent';
import { getReferenceData, suggestValues } from '../resources/jql-reference';
import { getLabels } from '../resources/labels';
import { matchIssues } from '../resources/match-jql';
import { parseQueries } from '../resources/parse-jql';
import { pickIssues } from '../resources/pick-issues';
import { countIssues, searchIssues } from '../resources/search';
import type { Route } from '../router';

const WITHHELD = {
  expand: ['renderedFields', 'names', 'schema', 'transitions', 'operations', 'editmeta', 'changelog', 'versionedRepresentations'],
  properties: 'any',
  fieldsByKeys: ['true'],
} as const;

/** Queries, and what helps to write them. */
export const SEARCH_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/issue/picker', resource: pickIssues },
  { method: 'GET', path: '/search/jql', resource: searchIssues, withholds: WITHHELD },
  { method: 'POST', path: '/search/jql', resource: searchIssues },
  { method: 'POST', path: '/search/approximate-count', resource: countIssues },
  { method: 'POST', path: '/jql/parse', resource: parseQueries },
  { method: 'POST', path: '/jql/match', resource: matchIssues },
  { method: 'POST', path: '/jql/pdcleaner', resource: forPeople('queries with names of users, which Jira no longer has') },
  { method: 'POST', path: '/jql/sanitize', resource: forPeople('queries that are made readable for others') },
  { method: 'GET', path: '/jql/autocompletedata', resource: getReferenceData },
  { method: 'POST', path: '/jql/autocompletedata', resource: getReferenceData },
  { method: 'GET', path: '/jql/autocompletedata/suggestions', resource: suggestValues },
  { method: 'GET', path: '/label', resource: getLabels },
  { method: 'POST', path: '/filter', resource: forPeople('filters') },
  { method: 'GET', path: '/filter/favourite', resource: emptyList },
  { method: 'GET', path: '/filter/my', resource: emptyList },
  { method: 'GET', path: '/filter/search', resource: emptyPage('/filter/search') },
  { method: 'GET', path: '/filter/{id}', resource: noSuch('filter') },
  { method: 'PUT', path: '/filter/{id}', resource: noSuch('filter') },
  { method: 'DELETE', path: '/filter/{id}', resource: noSuch('filter') },
  { method: 'GET', path: '/filter/{id}/columns', resource: noSuch('filter') },
  { method: 'PUT', path: '/filter/{id}/favourite', resource: noSuch('filter') },
  { method: 'DELETE', path: '/filter/{id}/favourite', resource: noSuch('filter') },
  { method: 'GET', path: '/dashboard', resource: noDashboards },
  { method: 'GET', path: '/dashboard/search', resource: emptyPage('/dashboard/search') },
  { method: 'GET', path: '/dashboard/{id}', resource: noSuch('dashboard') },
];
