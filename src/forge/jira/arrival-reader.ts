import api, { route } from '@forge/api';
import type * as z from 'zod/mini';
import { byField, type FieldValue, type TriageField } from '../../contract/triage-field';
import { FIELDS } from '../../fields/definitions';
import type { EditableFields } from '../../issue/issue';
import type { ArrivalPort } from '../../issue/issue-list-port';
import { ALL_FIELDS } from './all-fields';
import { read, type Requester } from './jira-requests';
import { arrivedIssuesShape, prioritiesShape } from './jira-shapes';
import { componentsShape } from './project-shapes';
import { toSnapshotWithPeople } from './to-snapshot';

/** What an issue may take, as far as Jira tells somebody who may not edit it. A field whose values are not listed is not asked about. */
function editableFrom(listed: Partial<Record<TriageField, FieldValue[]>>): EditableFields {
  return byField((field) => {
    const allowed = FIELDS[field].jiraValue === 'text' ? null : listed[field];
    return allowed === undefined ? null : { allowed, defaultId: null, isRequired: false };
  });
}

/** Jira may put fewer issues on a page than it is asked for, where many fields are (REST API v3, `maxResults` of `search/jql`). */
const MOST_PAGES = 3;

async function readPages(jql: string, limit: number, app: Requester) {
  const issues: z.infer<ReturnType<typeof arrivedIssuesShape>>['issues'] = [];
  let token: string | null | undefined;
  for (let pages = 0; pages < MOST_PAGES && issues.length < limit && (pages === 0 || token); pages += 1) {
    const query = { jql, fields: ALL_FIELDS, maxResults: limit - issues.length, ...(token ? { nextPageToken: token } : {}) };
    const page = await read(route`/rest/api/3/search/jql`, arrivedIssuesShape, query, app);
    issues.push(...page.issues);
    token = page.nextPageToken;
  }
  return issues;
}

/**
 * Jira as the app itself, where somebody has created an issue: one search, of three pages at most, in projects whose administrator has agreed to
 * it, and the values that its issues can have. Edit metadata would be that of the app, which need not be allowed to edit;
 * what a person may set is looked at when a person looks.
 */
export function createArrivalReader(): ArrivalPort {
  return {
    async readArrivals(projectId, jql, limit) {
      const app = api.asApp();
      const [issues, components, priority] = await Promise.all([
        readPages(jql, limit, app),
        read(route`/rest/api/3/project/${projectId}/components`, componentsShape, undefined, app),
        read(route`/rest/api/3/priority`, prioritiesShape, undefined, app),
      ]);
      const editable = editableFrom({ components, priority });
      return issues.map((issue) => ({ ...toSnapshotWithPeople({ ...issue, editmeta: { fields: {} } }), canEdit: true, editable }));
    },
  };
}
