import { DEFAULT_SETTINGS } from '../../../src/contract/default-settings';
import type { Settings } from '../../../src/contract/settings';
import { queueJql } from '../../../src/queue/queue-jql';

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
  expect(queueJql(settings, '10001')).toBe(`project = 10001 AND statusCategory != Done AND ${clauses} ORDER BY created DESC`);
});
