import { joinWords } from '../../../src/contract/join-words';
import { text } from '../../../src/contract/text';
import type { Untriaged } from '../../../src/contract/untriaged';
import { fieldWord } from './common';

function sayFields({ fields, match }: Extract<Untriaged, { kind: 'fields' }>): string {
  const words = fields.map((field) => text('no {field}', { field: fieldWord(field) }));
  return joinWords(words, match === 'all' ? 'and' : 'or');
}

/** Texts about what counts as untriaged in a project. */
export const untriagedStrings = {
  title: text('What counts as untriaged'),
  word: text('what counts as untriaged'),
  usual: text('Open issues that have nothing yet in the fields to which values are added.'),
  unset: { lozenge: text('usual rule'), says: text('usual rule'), reset: text('Go back to the usual rule') },
  kinds: { fields: text('Open issues without values in certain fields'), jql: text('Issues that a query (JQL) finds') },
  fields: text('Fields'),
  match: { all: text('All of these fields are empty'), any: text('At least one of these fields is empty') },
  defaultCounts: text('A priority that Jira gives to new issues counts as empty, where the settings of the site name it.'),
  jql: text('Query (JQL)'),
  jqlHelp: text('It finds issues of this project only, and the newest come first. Everybody searches as themselves.'),
  jqlExample: 'statusCategory != Done AND component is EMPTY AND labels is EMPTY',
  /** As a sentence of its own. */
  rule: (rule: Untriaged) =>
    rule.kind === 'jql'
      ? text('Untriaged here: what this query finds in the project. {jql}', { jql: rule.jql })
      : text('Untriaged here: open issues with {fields}.', { fields: sayFields(rule) }),
  /** As what a setting says. */
  says: (rule: Untriaged) => (rule.kind === 'jql' ? rule.jql : sayFields(rule)),
  badQuery: text('This project’s query cannot be used'),
  badQueryHelp: text(
    'The list is empty because Jira refuses the query. An administrator of the project can change it in the project’s settings.',
  ),
} as const;
