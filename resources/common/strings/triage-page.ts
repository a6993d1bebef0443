import type { TriageField } from '../../../src/contract/triage-field';
import { strings as shared } from '../strings';

const issues = (count: number) => (count === 1 ? '1 issue' : `${count.toLocaleString('en')} issues`);

/** Texts of the triage page. */
export const triageStrings = {
  loading: 'Reading the untriaged issues…',
  empty: 'Nothing waits here: every open issue of this project has been triaged, as far as you may see them.',
  emptyPage: 'There are no issues on this page any more.',
  nothingListed: 'No issue of this page matches the filters.',
  off: 'A Jira administrator can switch suggestions on for this project.',
  notConfigured: 'A Jira administrator has to choose the allowed values first.',
  position: (shown: number, total: number | null, page: number) =>
    `${issues(shown)} on page ${page}${total === null ? '' : `, about ${total.toLocaleString('en')} untriaged in all`}`,
  counts: (ready: number, unasked: number, decided: number) => `${ready} with proposals, ${unasked} not asked yet, ${decided} decided`,
  nothingLeft: 'Nothing on this page waits for you any more.',
  failures: (count: number) => (count === 1 ? '1 issue could not be written' : `${count} issues could not be written`),
  failure: (key: string, message: string) => `${key}: ${message}`,
  forget: 'Clear this list',
  acceptAndNext: (count: number) => `Accept ${count} and go on`,
  next: 'Next issue',
  nextPage: 'Next page',
  previousPage: 'Previous page',
  readAgain: 'Read the list again',
  undo: (key: string) => `Undo ${key}`,
  keys: 'Keys: Enter accepts what is ticked and shows the next issue. Tab goes on to “Next issue”, Dismiss and Undo, and then to the proposals.',
  openIssue: (key: string) => `Open ${key} in a new tab`,
  issues: 'Untriaged issues',
  open: (key: string) => `Show the proposals for ${key}`,
  age: (days: number) => (days < 1 ? 'today' : days === 1 ? '1 day old' : `${days} days old`),
  states: {
    proposed: 'Ready',
    unasked: 'Not asked yet',
    working: 'Being asked',
    saving: 'Saving',
    accepted: 'Accepted',
    dismissed: 'Dismissed',
    barred: 'View only',
    failed: 'Failed',
  },
  nothingTicked: 'Proposals, none ticked',
  proposed: (field: TriageField, names: string) => `${shared.common.fieldNames[field]}: ${names}`,
  withConfidence: (name: string, confidence: number | null) => (confidence === null ? name : `${name} ${confidence.toFixed(2)}`),
  filterState: 'State',
  filterConfidence: 'Confidence',
  filterField: 'Field',
  order: 'Order',
  stateChoices: { all: 'All states', open: 'Still to do' },
  anyField: 'Any field',
  anyConfidence: 'Any confidence',
  atLeast: (confidence: number) => `Every tick at ${confidence.toFixed(2)} or more`,
  orders: { newest: 'Newest first', surest: 'Most certain first' },
} as const;
