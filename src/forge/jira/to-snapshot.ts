import type * as z from 'zod/mini';
import type { FieldValue } from '../../contract/triage-field';
import type { EditableFields, IssueSnapshot } from '../../issue/issue';
import { namedShape, type issueShape } from './jira-shapes';

type JiraIssue = z.infer<ReturnType<typeof issueShape>>;

function values(raw: unknown[] | undefined): FieldValue[] {
  return (raw ?? []).flatMap((item) => {
    const parsed = namedShape().safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

function editable(meta: JiraIssue['editmeta']['fields']): EditableFields {
  const { labels, components, priority } = meta;
  const may = (field: typeof labels, operation: string) =>
    field !== undefined && (field.operations === undefined || field.operations.includes(operation));
  return {
    labels: may(labels, 'add'),
    components: may(components, 'add') ? values(components?.allowedValues) : null,
    priority: may(priority, 'set')
      ? { allowed: values(priority?.allowedValues), defaultId: values([priority?.defaultValue])[0]?.id ?? null }
      : null,
  };
}

/** Jira's issue with its edit metadata, reduced to what the app needs. */
export function toSnapshot(issue: JiraIssue): IssueSnapshot {
  const { fields } = issue;
  return {
    id: issue.id,
    key: issue.key,
    projectId: fields.project?.id ?? '',
    projectKey: fields.project?.key ?? '',
    issueType: fields.issuetype?.name ?? '',
    summary: fields.summary ?? '',
    description: fields.description ?? null,
    labels: fields.labels ?? [],
    components: fields.components ?? [],
    priority: fields.priority ?? null,
    hasSecurityLevel: fields.security !== undefined && fields.security !== null,
    canEdit: Object.keys(issue.editmeta.fields).length > 0,
    editable: editable(issue.editmeta.fields),
  };
}
