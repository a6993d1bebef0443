import type * as z from 'zod/mini';
import { byField, replaces, type FieldValue, type TriageField } from '../../contract/triage-field';
import { FIELDS } from '../../fields/definitions';
import type { EditableField, IssueSnapshot, IssueWithPeople } from '../../issue/issue';
import { findPeople } from './find-people';
import { namedShape, type issueShape } from './jira-shapes';

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
    values: byField((field) => fields[field]),
    hasSecurityLevel: fields.security !== undefined && fields.security !== null,
    ...(typeof fields.created === 'string' ? { createdAt: fields.created } : {}),
    canEdit: Object.keys(editmeta.fields).length > 0,
    editable: byField((field) => editableField(field, editmeta.fields[field])),
  };
}

/** The same with the names of everybody whom the answer holds. */
export function toSnapshotWithPeople(issue: JiraIssue): IssueWithPeople {
  return { ...toSnapshot(issue), people: findPeople(issue.fields) };
}
