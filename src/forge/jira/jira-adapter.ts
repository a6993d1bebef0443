import { route, type Route } from '@forge/api';
import type * as z from 'zod/mini';
import type { AccessPort } from '../../access/administrator';
import { TriageError } from '../../contract/triage-error';
import { byField, TRIAGE_FIELDS } from '../../contract/triage-field';
import type { FoundIssue, ResolvedIssue } from '../../issue/issue';
import type { IssueListPort, ListedIssue } from '../../issue/issue-list-port';
import type { IssueLinkPort } from '../../issue/issue-link-port';
import type { IssuePort } from '../../issue/issue-port';
import type { ProjectPort } from '../../settings/project-port';
import { ALL_FIELDS } from './all-fields';
import { changeBody } from './change-body';
import { createIssueLinks, findDuplicates } from './issue-links';
import { read, refusal, request } from './jira-requests';
import { findPeople, PEOPLE_FIELDS } from './find-people';
import {
  countedIssuesShape,
  issueShape,
  listedIssuesShape,
  permissionsShape,
  placedIssuesShape,
  prioritiesShape,
  resolvedIssuesShape,
} from './jira-shapes';
import { readPastPage } from './past-reader';
import { createProjectReader } from './project-reader';
import { toSnapshot, toSnapshotWithPeople } from './to-snapshot';

/** All that the app asks of Jira. */
export type JiraPort = IssuePort & IssueLinkPort & IssueListPort & AccessPort & ProjectPort;

const EVIDENCE_FIELDS = ['summary', ...TRIAGE_FIELDS, 'security', ...PEOPLE_FIELDS];

const LISTED_FIELDS = ['summary', ...TRIAGE_FIELDS, 'issuetype', 'project', 'security', 'created', 'issuelinks'];

const ISSUE_FIELDS = ['summary', 'description', ...TRIAGE_FIELDS, 'issuetype', 'project', 'security'].join(',');

type PastIssue = z.infer<ReturnType<typeof resolvedIssuesShape>>['issues'][number];

async function readPast(path: Route, query: object, fields: string[]): Promise<PastIssue[]> {
  return (await read(path, resolvedIssuesShape, { ...query, fields })).issues;
}

function toResolved({ id, key, fields }: PastIssue): ResolvedIssue {
  return { id, key, summary: fields.summary ?? '', values: byField((field) => fields[field].map(({ name }) => name)) };
}

function toFound(issue: PastIssue): FoundIssue {
  const { security } = issue.fields;
  return { ...toResolved(issue), people: findPeople(issue.fields), hasSecurityLevel: security !== undefined && security !== null };
}

function toListed(issue: z.infer<ReturnType<typeof issueShape>>): ListedIssue {
  const duplicateIds = findDuplicates(issue.fields['issuelinks']).map(({ otherId }) => otherId);
  return { ...toSnapshot(issue), createdAt: issue.fields.created ?? '', duplicateIds };
}

/** Jira Cloud REST API v3, always as the person who clicked. */
export function createJiraAdapter(): JiraPort {
  return {
    ...createProjectReader(),
    ...createIssueLinks(),
    async readIssue(issueId) {
      const path = route`/rest/api/3/issue/${issueId}?fields=${ISSUE_FIELDS}&expand=editmeta`;
      return toSnapshot(await read(path, issueShape));
    },
    async readIssueWithPeople(issueId) {
      return toSnapshotWithPeople(
        await read(route`/rest/api/3/issue/${issueId}?fields=${ALL_FIELDS.join(',')}&expand=editmeta`, issueShape),
      );
    },
    async changeIssue(issueId, change) {
      const answer = await request(route`/rest/api/3/issue/${issueId}`, { method: 'PUT', body: JSON.stringify(changeBody(change)) });
      if (answer.ok) return;
      const { status } = answer;
      // Everything was checked a moment ago, so a 400 means that a value or a field went away since, and a 422 that the
      // project's own configuration minds the change. Trying again would help with neither.
      if (status === 400 || status === 422) throw new TriageError('VALUE_NOT_ALLOWED', { details: { status } });
      throw refusal(answer);
    },
    async searchIssues(jql, limit, pageToken) {
      const { issues, nextPageToken } = await read(route`/rest/api/3/search/jql`, listedIssuesShape, {
        jql,
        fields: LISTED_FIELDS,
        expand: 'editmeta',
        maxResults: limit,
        ...(pageToken === null ? {} : { nextPageToken: pageToken }),
      });
      return { issues: issues.map(toListed), next: nextPageToken ?? null };
    },
    async countIssues(jql) {
      return (await read(route`/rest/api/3/search/approximate-count`, countedIssuesShape, { jql })).count;
    },
    async readIssues(issueIds) {
      const query = { issueIdsOrKeys: issueIds, fields: ALL_FIELDS, expand: ['editmeta'] };
      return (await read(route`/rest/api/3/issue/bulkfetch`, listedIssuesShape, query)).issues.map(toSnapshotWithPeople);
    },
    async findVisible(issueIds) {
      const query = { issueIdsOrKeys: issueIds, fields: ['project'] };
      const { issues } = await read(route`/rest/api/3/issue/bulkfetch`, placedIssuesShape, query);
      return issues.map(({ id, key, fields }) => ({ id, key, projectId: fields.project.id }));
    },
    async searchByWords(jql, limit) {
      const found = await readPast(route`/rest/api/3/search/jql`, { jql, maxResults: limit }, EVIDENCE_FIELDS);
      return found.map(toFound);
    },
    readPast: (projectId, limit, pageToken) =>
      readPastPage(`project = ${projectId} AND statusCategory = Done ORDER BY created DESC`, limit, pageToken),
    async readResolved(ids) {
      if (ids.length === 0) return [];
      const found = await readPast(route`/rest/api/3/issue/bulkfetch`, { issueIdsOrKeys: ids }, EVIDENCE_FIELDS);
      const byId = new Map(found.map((issue) => [issue.id, toFound(issue)]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    async isAdministrator() {
      const { permissions } = await read(route`/rest/api/3/mypermissions?permissions=ADMINISTER`, permissionsShape);
      return permissions['ADMINISTER']?.havePermission === true;
    },
    async listChoices() {
      return { ...byField(() => []), priority: await read(route`/rest/api/3/priority`, prioritiesShape) };
    },
  };
}
