import { route } from '@forge/api';
import type * as z from 'zod/mini';
import { byField, FIELD_TRAITS, type FieldValue, type TriageField } from '../../contract/triage-field';
import { read, unlessRefused } from './jira-requests';
import { namedShape } from './jira-shapes';
import { componentsShape, createFieldsShape, editFieldsShape, issueTypesShape, usedValuesShape } from './project-shapes';

/** Issue types whose fields are asked for; what three of them lack, the rest seldom has. */
const MOST_TYPES = 3;

const MOST_FIELDS = 200;

type Metadata = Record<string, z.infer<ReturnType<typeof editFieldsShape>>['fields'][string]>;

function named(values: unknown[] | undefined): FieldValue[] {
  return (values ?? []).flatMap((value) => {
    const parsed = namedShape().safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

/** By create metadata, which Jira gives to people who may create issues in the project: one record for each issue type. */
async function readCreateMetadata(projectId: string): Promise<Metadata[]> {
  const types = await unlessRefused(read(route`/rest/api/3/issue/createmeta/${projectId}/issuetypes`, issueTypesShape), [
    'NOT_PERMITTED',
    'ISSUE_NOT_FOUND',
  ]);
  return Promise.all(
    (types?.issueTypes ?? []).slice(0, MOST_TYPES).map(async ({ id }) => {
      const path = route`/rest/api/3/issue/createmeta/${projectId}/issuetypes/${id}?maxResults=${MOST_FIELDS}`;
      const { fields } = await read(path, createFieldsShape);
      return Object.fromEntries(fields.map((field) => [field.fieldId ?? '', field]));
    }),
  );
}

/** By edit metadata of the newest issue, which Jira gives to people who may edit it. */
async function readEditMetadata(projectId: string): Promise<Metadata> {
  const query = { jql: `project = ${projectId} ORDER BY created DESC`, maxResults: 1, fields: ['id'] };
  const newest = (await read(route`/rest/api/3/search/jql`, usedValuesShape, query)).issues[0];
  return newest === undefined ? {} : (await read(route`/rest/api/3/issue/${newest.id}/editmeta`, editFieldsShape)).fields;
}

/** Jira lists components without metadata, also those of a project in which no screen has them. */
async function readComponents(projectId: string): Promise<FieldValue[]> {
  return read(route`/rest/api/3/project/${projectId}/components`, componentsShape);
}

/** What an issue of the project can have in each field, in Jira's order; null where this person cannot find out. */
export async function listProjectValues(projectId: string): Promise<Record<TriageField, FieldValue[] | null>> {
  const [components, byCreating] = await Promise.all([readComponents(projectId), readCreateMetadata(projectId)]);
  const find = (metadata: Metadata[], field: TriageField) =>
    metadata.map((fields) => named(fields[field]?.allowedValues)).find((values) => values.length > 0) ?? null;
  const found = { ...byField((field) => find(byCreating, field)), components };
  const isComplete = byField((field) => FIELD_TRAITS[field].listedBy === 'name' || found[field] !== null);
  if (Object.values(isComplete).every(Boolean)) return found;
  const byEditing = await readEditMetadata(projectId);
  return byField((field) => found[field] ?? find([byEditing], field));
}
