import type { Settings } from '../contract/settings';

/** What only the functions have to know of a field, beside its traits in the contract. */
export interface FieldDefinition {
  /** What one of its values is in Jira's answers and requests: an object with an id, or a text that is id and name in one. */
  jiraValue: 'object' | 'text';
  /** What queries call it. */
  clause: string;
  /** Names for a ticket that is made up. */
  samples: string[];
  /** What stands above its allowed values in the prompt. */
  heading: string;
  /** Whether its allowed values stand from the most to the least urgent. */
  isRanked?: true;
  /** Words that the model may use for its values. */
  mappings?: (settings: Pick<Settings, 'labelMappings'>) => Settings['labelMappings'];
}
