import { DEFAULT_SETTINGS } from '../../../src/contract/default-settings';
import type { Settings } from '../../../src/contract/settings';
import type { Untriaged } from '../../../src/contract/untriaged';
import { queueJql, ruleInForce } from '../../../src/queue/queue-jql';

const using = (enabled: Partial<Record<keyof Settings['fields'], boolean>>, defaultId: string | null = null): Settings => {
  const { priority, components, labels } = DEFAULT_SETTINGS.fields;
  return {
    ...DEFAULT_SETTINGS,
    fields: {
      priority: { ...priority, enabled: enabled.priority ?? false, defaultId },
      components: { ...components, enabled: enabled.components ?? false },
      labels: { ...labels, enabled: enabled.labels ?? false },
    },
  };
};

test.each([
  [using({ priority: true, components: true, labels: true }), 'component is EMPTY AND labels is EMPTY'],
  [using({ labels: true }), 'labels is EMPTY'],
  // A priority says something only where it is all that is proposed.
  [using({ priority: true }), 'priority is EMPTY'],
  [using({ priority: true }, '3'), '(priority is EMPTY OR priority = 3)'],
])('finds what has nothing in the fields that are in use', (settings, clauses) => {
  expect(queueJql(settings, '10001', ruleInForce(settings, null))).toBe(
    `project = 10001 AND statusCategory != Done AND ${clauses} ORDER BY created DESC`,
  );
});

const every = using({ priority: true, components: true, labels: true }, '3');

test.each<[Untriaged, string]>([
  [{ kind: 'fields', fields: ['labels'], match: 'any' }, 'statusCategory != Done AND labels is EMPTY'],
  [
    { kind: 'fields', fields: ['priority', 'components'], match: 'any' },
    'statusCategory != Done AND ((priority is EMPTY OR priority = 3) OR component is EMPTY)',
  ],
  [
    { kind: 'fields', fields: ['priority', 'labels'], match: 'all' },
    'statusCategory != Done AND (priority is EMPTY OR priority = 3) AND labels is EMPTY',
  ],
  // Without its parentheses it would find issues of every project.
  [{ kind: 'jql', jql: 'status = "To Do" OR labels is EMPTY' }, '(status = "To Do" OR labels is EMPTY)'],
])('lets a project say itself what is untriaged, within the project', (rule, clauses) => {
  expect(queueJql(every, '10001', ruleInForce(every, rule))).toBe(`project = 10001 AND ${clauses} ORDER BY created DESC`);
});
