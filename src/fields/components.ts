import type { FieldDefinition } from './field-definition';

/** Allowed by name, because each project has ids of its own. */
export const components: FieldDefinition = {
  jiraValue: 'object',
  clause: 'component',
  samples: ['Reports', 'Sign-in'],
  heading: 'Allowed components',
};
