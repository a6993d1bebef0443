import { fieldName } from '../fields';
import { defaultPriorityIdOf, prioritiesOf } from '../lookup';
import { componentReference } from '../shape/component';
import { priorityReference } from '../shape/priority';
import type { ProjectState, ScreenField } from '../state';
import type { View } from '../view';
import type { EditScreen } from './screen';

/** Metadata of one field as both edit and create metadata give it. */
export function fieldMetadata(
  view: View,
  project: ProjectState,
  field: ScreenField,
  { requiredFields = [] }: EditScreen,
): Record<string, unknown> {
  const required = field === 'summary' || requiredFields.includes(field);
  return { required, ...SPECIFIC[field](view, project), name: fieldName(field), key: field };
}

/** What only create metadata tells: Jira's edit metadata is not known to give a default. */
export function defaultOf(view: View, project: ProjectState, field: ScreenField): Record<string, unknown> {
  const priority = view.state.priorities.find((candidate) => candidate.id === defaultPriorityIdOf(view.state, project));
  if (field !== 'priority' || priority === undefined) return { hasDefaultValue: false };
  return { hasDefaultValue: true, defaultValue: priorityReference(view, priority) };
}

const SPECIFIC: Record<ScreenField, (view: View, project: ProjectState) => Record<string, unknown>> = {
  summary: () => ({ schema: { type: 'string', system: 'summary' }, operations: ['set'] }),
  description: () => ({ schema: { type: 'string', system: 'description' }, operations: ['set'] }),
  labels: (view) => ({
    schema: { type: 'array', items: 'string', system: 'labels' },
    autoCompleteUrl: `${view.origin}/rest/api/1.0/labels/suggest?query=`,
    operations: ['add', 'set', 'remove'],
  }),
  components: (view, project) => ({
    schema: { type: 'array', items: 'component', system: 'components' },
    operations: ['add', 'set', 'remove'],
    allowedValues: project.components.filter(({ archived }) => archived !== true).map((component) => componentReference(view, component)),
  }),
  priority: (view, project) => ({
    schema: { type: 'priority', system: 'priority' },
    operations: ['set'],
    allowedValues: prioritiesOf(view.state, project).map((priority) => priorityReference(view, priority)),
  }),
  assignee: (view, project) => ({
    schema: { type: 'user', system: 'assignee' },
    autoCompleteUrl: `${view.api}/user/assignable/search?project=${project.key}&query=`,
    operations: ['set'],
  }),
};
