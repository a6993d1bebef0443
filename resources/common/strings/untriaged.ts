import type { Untriaged } from '../../../src/contract/untriaged';
import { fieldWord } from './common';

function sayFields({ fields, match }: Extract<Untriaged, { kind: 'fields' }>): string {
  const [first = '', ...others] = fields.map((field) => `no ${fieldWord(field)}`);
  const last = others.pop();
  const word = match === 'all' ? 'and' : 'or';
  return last === undefined ? first : `${[first, ...others].join(', ')} ${word} ${last}`;
}

/** Texts about what counts as untriaged in a project. */
export const untriagedStrings = {
  title: 'What counts as untriaged',
  word: 'what counts as untriaged',
  usual: 'Open issues that have nothing yet in the fields to which values are added.',
  unset: { lozenge: 'usual rule', says: 'usual rule', reset: 'Go back to the usual rule' },
  kinds: { fields: 'Open issues without values in certain fields', jql: 'Issues that a query (JQL) finds' },
  fields: 'Fields',
  match: { all: 'All of these fields are empty', any: 'At least one of these fields is empty' },
  defaultCounts: 'A priority that Jira gives to new issues counts as empty, where the settings of the site name it.',
  jql: 'Query (JQL)',
  jqlHelp: 'It finds issues of this project only, and the newest come first. Everybody searches as themselves.',
  jqlExample: 'statusCategory != Done AND component is EMPTY AND labels is EMPTY',
  /** As a sentence of its own. */
  rule: (rule: Untriaged) =>
    rule.kind === 'jql'
      ? `Untriaged here: what this query finds in the project. ${rule.jql}`
      : `Untriaged here: open issues with ${sayFields(rule)}.`,
  /** As what a setting says. */
  says: (rule: Untriaged) => (rule.kind === 'jql' ? rule.jql : sayFields(rule)),
  badQuery: 'This project’s query cannot be used',
  badQueryHelp:
    'The list is empty because Jira refuses the query. An administrator of the project can change it in the project’s settings.',
} as const;
