import type * as z from 'zod/mini';
import { byField, replaces, type FieldValue, type TriageField } from '../../contract/triage-field';
import { FIELDS } from '../../fields/definitions';
import type { EditableField, IssueSnapshot } from '../../issue/issue';
import { mentionedPeople } from '../../text/adf/mentioned-people';
import { namedShape, PEOPLE_FIELDS, type issueShape } from './jira-shapes';

type JiraIssue = z.infer<ReturnType<typeof issueShape>>;
type FieldMetadata = JiraIssue['editmeta']['fields'][string];

function named(raw: unknown[] | undefined): FieldValue[] {
  return (raw ?? []).flatMap((item) => {
    const parsed = namedShape().safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

/** What the person may do with a field. Jira lists no values for one that takes any text. */
function editableField(field: TriageField, metadata: FieldMetadata | undefined): EditableField | null {
  const operation = replaces(field) ? 'set' : 'add';
  if (metadata === undefined || metadata.operations?.includes(operation) === false) return null;
  return {
    allowed: FIELDS[field].jiraValue === 'text' ? null : named(metadata.allowedValues),
    defaultId: replaces(field) ? (named([metadata.defaultValue])[0]?.id ?? null) : null,
    isRequired: metadata.required === true,
  };
}

/** Names of everybody who stands in the issue's fields or is mentioned in its description. */
export function peopleOf(fields: Pick<JiraIssue['fields'], (typeof PEOPLE_FIELDS)[number] | 'description'>): string[] {
  const inFields = PEOPLE_FIELDS.flatMap((field) => fields[field]?.displayName ?? []);
  return [...new Set([...inFields, ...mentionedPeople(fields.description)])];
}

/** Jira's issue with its edit metadata, reduced to what the app needs. */
export function toSnapshot({ id, key, fields, editmeta }: JiraIssue): IssueSnapshot {
  return {
    id,
    key,
    projectId: fields.project?.id ?? '',
    projectKey: fields.project?.key ?? '',
    issueType: fields.issuetype?.name ?? '',
    summary: fields.summary ?? '',
    description: fields.description ?? null,
    people: peopleOf(fields),
    values: byField((field) => fields[field]),
    hasSecurityLevel: fields.security !== undefined && fields.security !== null,
    canEdit: Object.keys(editmeta.fields).length > 0,
    editable: byField((field) => editableField(field, editmeta.fields[field])),
  };
}
