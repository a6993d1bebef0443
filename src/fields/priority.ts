import type { FieldDefinition } from './field-definition';

/** Allowed by id, and listed in Jira's order, which goes from the most to the least important. */
export const priority: FieldDefinition = {
  jiraValue: 'object',
  clause: 'priority',
  isRanked: true,
  samples: ['High', 'Medium', 'Low'],
  heading: 'Allowed priorities, from most to least important',
};
