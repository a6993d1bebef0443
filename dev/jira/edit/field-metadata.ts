import { fieldName } from '../fields';
import { componentReference } from '../shape/component';
import { priorityReference } from '../shape/priority';
import type { JiraState, ProjectState, ScreenField } from '../state';

/** Metadata of one field as both edit and create metadata give it. */
export function fieldMetadata(state: JiraState, project: ProjectState, field: ScreenField): Record<string, unknown> {
  return { ...SPECIFIC[field](state, project), name: fieldName(field), key: field };
}

/** What only create metadata tells: Jira's edit metadata is not known to give a default. */
export function defaultOf(state: JiraState, field: ScreenField): Record<string, unknown> {
  const priority = state.priorities.find((candidate) => candidate.id === state.defaultPriorityId);
  if (field !== 'priority' || priority === undefined) return { hasDefaultValue: false };
  return { hasDefaultValue: true, defaultValue: priorityReference(state, priority) };
}

const SPECIFIC: Record<ScreenField, (state: JiraState, project: ProjectState) => Record<string, unknown>> = {
  summary: () => ({ required: true, schema: { type: 'string', system: 'summary' }, operations: ['set'] }),
  description: () => ({ required: false, schema: { type: 'string', system: 'description' }, operations: ['set'] }),
  labels: (state) => ({
    required: false,
    schema: { type: 'array', items: 'string', system: 'labels' },
    autoCompleteUrl: `${state.site.siteUrl}/rest/api/1.0/labels/suggest?query=`,
    operations: ['add', 'set', 'remove'],
  }),
  components: (state, project) => ({
    required: false,
    schema: { type: 'array', items: 'component', system: 'components' },
    operations: ['add', 'set', 'remove'],
    allowedValues: project.components.map((component) => componentReference(state, component)),
  }),
  priority: (state) => ({
    required: false,
    schema: { type: 'priority', system: 'priority' },
    operations: ['set'],
    allowedValues: state.priorities.map((priority) => priorityReference(state, priority)),
  }),
  assignee: (state, project) => ({
    required: false,
    schema: { type: 'user', system: 'assignee' },
    autoCompleteUrl: `${state.site.siteUrl}/rest/api/3/user/assignable/search?project=${project.key}&query=`,
    operations: ['set'],
  }),
};
