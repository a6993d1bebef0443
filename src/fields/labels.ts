import type { FieldDefinition } from './field-definition';

/** Any text without spaces; Jira has no list of them. */
export const labels: FieldDefinition = { jiraValue: 'text', heading: 'Allowed labels', mappings: ({ labelMappings }) => labelMappings };
