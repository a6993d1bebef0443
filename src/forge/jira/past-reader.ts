import api, { route } from '@forge/api';
import type * as z from 'zod/mini';
import { byField, TRIAGE_FIELDS } from '../../contract/triage-field';
import type { PastIssueText } from '../../issue/issue';
import type { PastPage, ResolvedPort } from '../../issue/issue-port';
import { findPeople, PEOPLE_FIELDS } from './find-people';
import { read } from './jira-requests';
import { pastIssuesShape } from './jira-shapes';

const PAST_FIELDS = ['summary', 'description', ...TRIAGE_FIELDS, 'resolutiondate', 'updated', 'security', ...PEOPLE_FIELDS];

function toPast({ id, fields }: z.infer<ReturnType<typeof pastIssuesShape>>['issues'][number]): PastIssueText {
  const { summary, description, security, resolutiondate, updated } = fields;
  const at = Date.parse(resolutiondate ?? updated ?? '');
  return {
    id,
    at: Number.isNaN(at) ? 0 : at,
    summary: summary ?? '',
    description: description ?? null,
    people: findPeople(fields),
    values: byField((field) => fields[field]),
    hasSecurityLevel: security !== undefined && security !== null,
  };
}

/** A page of past issues with their texts, as the person who clicked unless said otherwise. */
export async function readPastPage(
  jql: string,
  limit: number,
  pageToken: string | null,
  as?: ReturnType<typeof api.asApp>,
): Promise<PastPage> {
  const query = { jql, fields: PAST_FIELDS, maxResults: limit, ...(pageToken === null ? {} : { nextPageToken: pageToken }) };
  const { issues, nextPageToken } = await read(route`/rest/api/3/search/jql`, pastIssuesShape, query, as);
  return { issues: issues.map(toPast), next: issues.length === 0 ? null : (nextPageToken ?? null) };
}

/** Jira as the app itself, when nobody is signed in: one search, in projects whose administrator has agreed to it. */
export function createResolvedReader(): ResolvedPort {
  return {
    readResolvedSince: (projectId, minutes, limit, pageToken) =>
      readPastPage(
        `project = ${projectId} AND statusCategory = Done AND resolved >= -${minutes}m ORDER BY resolved ASC`,
        limit,
        pageToken,
        api.asApp(),
      ),
  };
}
