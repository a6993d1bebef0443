import { fieldName } from '../fields';
import { componentReference } from '../shape/component';
import { priorityReference } from '../shape/priority';
import type { ProjectState, ScreenField } from '../state';
import type { View } from '../view';

/** Metadata of one field as both edit and create metadata give it. */
export function fieldMetadata(view: View, project: ProjectState, field: ScreenField): Record<string, unknown> {
  return { ...SPECIFIC[field](view, project), name: fieldName(field), key: field };
}

/** What only create metadata tells: Jira's edit metadata is not known to give a default. */
export function defaultOf(view: View, field: ScreenField): Record<string, unknown> {
  const priority = view.state.priorities.find((candidate) => candidate.id === view.state.defaultPriorityId);
  if (field !== 'priority' || priority === undefined) return { hasDefaultValue: false };
  return { hasDefaultValue: true, defaultValue: priorityReference(view, priority) };
}

const SPECIFIC: Record<ScreenField, (view: View, project: ProjectState) => Record<string, unknown>> = {
  summary: () => ({ required: true, schema: { type: 'string', system: 'summary' }, operations: ['set'] }),
  description: () => ({ required: false, schema: { type: 'string', system: 'description' }, operations: ['set'] }),
  labels: (view) => ({
    required: false,
    schema: { type: 'array', items: 'string', system: 'labels' },
    autoCompleteUrl: `${view.origin}/rest/api/1.0/labels/suggest?query=`,
    operations: ['add', 'set', 'remove'],
  }),
  components: (view, project) => ({
    required: false,
    schema: { type: 'array', items: 'component', system: 'components' },
    operations: ['add', 'set', 'remove'],
    allowedValues: project.components.map((component) => componentReference(view, component)),
  }),
  priority: (view) => ({
    required: false,
    schema: { type: 'priority', system: 'priority' },
    operations: ['set'],
    allowedValues: view.state.priorities.map((priority) => priorityReference(view, priority)),
  }),
  assignee: (view, project) => ({
    required: false,
    schema: { type: 'user', system: 'assignee' },
    autoCompleteUrl: `${view.api}/user/assignable/search?project=${project.key}&query=`,
    operations: ['set'],
  }),
};
