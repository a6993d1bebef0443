import { plural } from '../../../src/contract/text';

/** Numbers with their nouns, for lists and for sentences that count several things. */
export const counts = {
  issues: (count: number) => plural(count, '{count} issue', '{count} issues'),
  points: (count: number) => plural(count, '{count} Jira point', '{count} Jira points'),
  characters: (count: number) => plural(count, '{count} character', '{count} characters'),
  tokens: (count: number) => plural(count, '{count} token', '{count} tokens'),
  priorities: (count: number) => plural(count, '{count} priority', '{count} priorities'),
  components: (count: number) => plural(count, '{count} component', '{count} components'),
  labels: (count: number) => plural(count, '{count} label', '{count} labels'),
};
