import { route, type Route } from '@forge/api';
import { TriageError } from '../../errors/triage-error';
import type { JiraPort, ResolvedIssue } from '../../ports/jira-port';
import { changeBody } from './change-body';
import { read, refusal, request } from './jira-requests';
import { issueShape, permissionsShape, prioritiesShape, resolvedIssuesShape } from './jira-shapes';
import { createProjectReader } from './project-reader';
import { toSnapshot } from './to-snapshot';

const EVIDENCE_FIELDS = ['summary', 'labels', 'components', 'priority'];

const ISSUE_FIELDS = 'summary,description,labels,components,priority,issuetype,project,security';

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

/** Jira Cloud REST API v3, always as the person who clicked. */
export function createJiraAdapter(): JiraPort {
  return {
    ...createProjectReader(),
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
