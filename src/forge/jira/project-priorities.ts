import { route } from '@forge/api';
import type { FieldValue } from '../../contract/triage-field';
import { read, unlessRefused } from './jira-requests';
import { namedShape } from './jira-shapes';
import { createFieldsShape, editFieldsShape, issueTypesShape, labelledIssuesShape } from './project-shapes';

/** Issue types whose fields are asked for; where three have no priority, the rest seldom has. */
const MOST_TYPES = 3;

const MOST_FIELDS = 200;

function named(values: unknown[] | undefined): FieldValue[] {
  return (values ?? []).flatMap((value) => {
    const parsed = namedShape().safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

/** By create metadata, which Jira gives to people who may create issues in the project. */
async function fromCreateMetadata(projectId: string): Promise<FieldValue[]> {
  const types = await unlessRefused(read(route`/rest/api/3/issue/createmeta/${projectId}/issuetypes`, issueTypesShape), [
    'NOT_PERMITTED',
    'ISSUE_NOT_FOUND',
  ]);
  const lists = await Promise.all(
    (types?.issueTypes ?? []).slice(0, MOST_TYPES).map(async ({ id }) => {
      const path = route`/rest/api/3/issue/createmeta/${projectId}/issuetypes/${id}?maxResults=${MOST_FIELDS}`;
      const { fields } = await read(path, createFieldsShape);
      return named(fields.find(({ fieldId }) => fieldId === 'priority')?.allowedValues);
    }),
  );
  return lists.find((priorities) => priorities.length > 0) ?? [];
}

/** By edit metadata of the newest issue, which Jira gives to people who may edit it. */
async function fromNewestIssue(projectId: string): Promise<FieldValue[]> {
  const query = { jql: `project = ${projectId} ORDER BY created DESC`, maxResults: 1, fields: ['id'] };
  const newest = (await read(route`/rest/api/3/search/jql`, labelledIssuesShape, query)).issues[0];
  if (newest === undefined) return [];
  const { fields } = await read(route`/rest/api/3/issue/${newest.id}/editmeta`, editFieldsShape);
  return named(fields['priority']?.allowedValues);
}

/** What an issue of the project can have as its priority, in Jira's order; null where this person cannot find out. */
export async function findProjectPriorities(projectId: string): Promise<FieldValue[] | null> {
  const byCreating = await fromCreateMetadata(projectId);
  const found = byCreating.length > 0 ? byCreating : await fromNewestIssue(projectId);
  return found.length > 0 ? found : null;
}
