import type { Route } from '../router';
import { ISSUE_PART_ROUTES } from './issue-parts';
import { ISSUE_ROUTES } from './issues';
import { PEOPLE_ROUTES } from './people';
import { PROJECT_ROUTES } from './projects';
import { SEARCH_ROUTES } from './search';
import { SITE_ROUTES } from './site';

/** Every path that this Jira answers, below `/rest/api/3`. */
export const ROUTES: readonly Route[] = [
  ...ISSUE_ROUTES,
  ...ISSUE_PART_ROUTES,
  ...SEARCH_ROUTES,
  ...PROJECT_ROUTES,
  ...PEOPLE_ROUTES,
  ...SITE_ROUTES,
];
