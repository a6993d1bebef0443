/** System fields in which nobody stands. People may stand in any other. */
const NOBODYS_FIELDS = [
  'status',
  'statusCategory',
  'resolution',
  'environment',
  'versions',
  'fixVersions',
  'issuelinks',
  'subtasks',
  'parent',
];

/** Everything that an issue's own fields hold, people among it. */
export const ALL_FIELDS = ['*all', ...NOBODYS_FIELDS.map((field) => `-${field}`)];
