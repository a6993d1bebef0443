import api, { route, type Route } from '@forge/api';
import type * as z from 'zod/mini';
import { TriageError } from '../../errors/triage-error';
import type { JiraPort, ResolvedIssue } from '../../ports/jira-port';
import { withTimeout } from '../with-timeout';
import { changeBody } from './change-body';
import { issueShape, permissionsShape, prioritiesShape, resolvedIssuesShape } from './jira-shapes';
import { toSnapshot } from './to-snapshot';

const JIRA_TIMEOUT_MS = 8_000;

const EVIDENCE_FIELDS = ['summary', 'labels', 'components', 'priority'];

const ISSUE_FIELDS = 'summary,description,labels,components,priority,issuetype,project,security';

type JiraAnswer = Awaited<ReturnType<ReturnType<typeof api.asUser>['requestJira']>>;

function retryAfter(answer: JiraAnswer): number | undefined {
  const seconds = Number(answer.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** Translates Jira's refusals. The body is never read into an error: it can hold issue text. */
function refusal(answer: JiraAnswer): TriageError {
  const details = { status: answer.status };
  if (answer.status === 404) return new TriageError('ISSUE_NOT_FOUND', { details });
  if (answer.status === 401 || answer.status === 403) return new TriageError('NOT_PERMITTED', { details });
  if (answer.status === 429) return new TriageError('JIRA_BUSY', { details: { ...details, retryAfterSeconds: retryAfter(answer) } });
  return new TriageError('JIRA_UNAVAILABLE', { details });
}

async function request(path: Route, init?: { method: string; body: string }): Promise<JiraAnswer> {
  try {
    const headers = { Accept: 'application/json', ...(init === undefined ? {} : { 'Content-Type': 'application/json' }) };
    return await withTimeout(api.asUser().requestJira(path, { ...init, headers }), JIRA_TIMEOUT_MS, 'JIRA_UNAVAILABLE');
  } catch (error) {
    throw error instanceof TriageError ? error : new TriageError('JIRA_UNAVAILABLE', { cause: error });
  }
}

async function read<Shape extends z.ZodMiniType>(path: Route, shape: Shape, query?: object): Promise<z.infer<Shape>> {
  const answer = await request(path, query === undefined ? undefined : { method: 'POST', body: JSON.stringify(query) });
  if (!answer.ok) throw refusal(answer);
  const body: unknown = await withTimeout(answer.json() as Promise<unknown>, JIRA_TIMEOUT_MS, 'JIRA_UNAVAILABLE').catch(
    (error: unknown) => {
      throw new TriageError('JIRA_UNAVAILABLE', { cause: error });
    },
  );
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw new TriageError('JIRA_UNAVAILABLE', { cause: parsed.error });
  return parsed.data;
}

async function readPast(path: Route, query: object): Promise<ResolvedIssue[]> {
  const { issues } = await read(path, resolvedIssuesShape, { ...query, fields: EVIDENCE_FIELDS });
  return issues.map(({ id, key, fields }) => ({
    id,
    key,
    summary: fields.summary ?? '',
    priority: fields.priority?.name ?? null,
    components: (fields.components ?? []).map(({ name }) => name),
    labels: fields.labels ?? [],
  }));
}

/** Jira Cloud REST API v3, always as the person who clicked. The one place that talks to Jira. */
export function createJiraAdapter(): JiraPort {
  return {
    async readIssue(issueId) {
      const path = route`/rest/api/3/issue/${issueId}?fields=${ISSUE_FIELDS}&expand=editmeta`;
      return toSnapshot(await read(path, issueShape));
    },
    async changeIssue(issueId, change) {
      const answer = await request(route`/rest/api/3/issue/${issueId}`, { method: 'PUT', body: JSON.stringify(changeBody(change)) });
      if (answer.ok) return;
      // Everything was checked a moment ago, so a 400 means that a value or a field went away since.
      if (answer.status === 400) throw new TriageError('VALUE_NOT_ALLOWED', { details: { status: 400 } });
      throw refusal(answer);
    },
    searchResolved: (jql, limit) => readPast(route`/rest/api/3/search/jql`, { jql, maxResults: limit }),
    readResolved: (ids) => readPast(route`/rest/api/3/issue/bulkfetch`, { issueIdsOrKeys: ids }),
    async isAdministrator() {
      const { permissions } = await read(route`/rest/api/3/mypermissions?permissions=ADMINISTER`, permissionsShape);
      return permissions['ADMINISTER']?.havePermission === true;
    },
    listPriorities: () => read(route`/rest/api/3/priority`, prioritiesShape),
  };
}
