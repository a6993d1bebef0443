/** One system field as `GET /rest/api/3/field` lists it. */
export interface FieldDefinition {
  id: string;
  name: string;
  orderable: boolean;
  navigable: boolean;
  searchable: boolean;
  clauseNames: string[];
  schema?: { type: string; system: string; items?: string };
}

/** The system fields that this Jira fills, with Jira's English names and schemas. */
export const FIELDS: readonly FieldDefinition[] = [
  { id: 'issuekey', name: 'Key', orderable: false, navigable: true, searchable: false, clauseNames: ['id', 'issue', 'issuekey', 'key'] },
  field('summary', 'Summary', 'string', { clauseNames: ['summary'] }),
  field('description', 'Description', 'string', { clauseNames: ['description'] }),
  field('issuetype', 'Issue Type', 'issuetype', { clauseNames: ['issuetype', 'type'] }),
  field('project', 'Project', 'project', { clauseNames: ['project'], orderable: false }),
  field('status', 'Status', 'status', { clauseNames: ['status'], orderable: false }),
  field('statusCategory', 'Status Category', 'statusCategory', { clauseNames: ['statusCategory'], orderable: false }),
  field('statuscategorychangedate', 'Status Category Changed', 'datetime', {
    clauseNames: ['statusCategoryChangedDate'],
    orderable: false,
  }),
  field('priority', 'Priority', 'priority', { clauseNames: ['priority'] }),
  field('labels', 'Labels', 'array', { clauseNames: ['labels'], items: 'string' }),
  field('components', 'Components', 'array', { clauseNames: ['component'], items: 'component' }),
  field('assignee', 'Assignee', 'user', { clauseNames: ['assignee'] }),
  field('reporter', 'Reporter', 'user', { clauseNames: ['reporter'] }),
  field('creator', 'Creator', 'user', { clauseNames: ['creator'], orderable: false }),
  field('created', 'Created', 'datetime', { clauseNames: ['created', 'createdDate'], orderable: false }),
  field('updated', 'Updated', 'datetime', { clauseNames: ['updated', 'updatedDate'], orderable: false }),
  field('resolution', 'Resolution', 'resolution', { clauseNames: ['resolution'] }),
  field('resolutiondate', 'Resolved', 'datetime', { clauseNames: ['resolutiondate', 'resolved'], orderable: false }),
  field('security', 'Security Level', 'securitylevel', { clauseNames: ['level'] }),
  field('comment', 'Comment', 'comments-page', { clauseNames: ['comment'], navigable: false }),
  field('issuelinks', 'Linked Issues', 'array', { clauseNames: [], items: 'issuelinks' }),
  field('votes', 'Votes', 'votes', { clauseNames: ['votes'], orderable: false }),
  field('watches', 'Watchers', 'watches', { clauseNames: ['watchers'], orderable: false }),
  field('worklog', 'Log Work', 'array', { clauseNames: [], items: 'worklog', navigable: false }),
];

interface FieldOptions {
  clauseNames: string[];
  items?: string;
  orderable?: boolean;
  navigable?: boolean;
}

function field(id: string, name: string, type: string, options: FieldOptions): FieldDefinition {
  const { clauseNames, items, orderable = true, navigable = true } = options;
  return {
    id,
    name,
    orderable,
    navigable,
    searchable: true,
    clauseNames,
    schema: { type, ...(items === undefined ? {} : { items }), system: id },
  };
}

export function fieldName(id: string): string {
  return FIELDS.find((candidate) => candidate.id === id)?.name ?? id;
}
