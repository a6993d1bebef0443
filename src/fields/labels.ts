import type { FieldDefinition } from './field-definition';

/** Any text without spaces; Jira has no list of them. */
export const labels: FieldDefinition = {
  jiraValue: 'text',
  clause: 'labels',
  samples: ['bug', 'regression', 'question'],
  heading: 'Allowed labels',
  mappings: ({ labelMappings }) => labelMappings,
};
