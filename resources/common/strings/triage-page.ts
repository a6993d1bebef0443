import type { TriageField } from '../../../src/contract/triage-field';
import { fieldNames } from './common';

/** Texts of the triage page. */
const many = (count: number) => (count === 1 ? '1 issue' : `${count.toLocaleString('en')} issues`);

export const loading = 'Reading the untriaged issues…';
export const empty = 'Nothing waits here: every open issue of this project has been triaged, as far as you may see them.';
export const emptyPage = 'There are no issues on this page any more.';
export const nothingListed = 'No issue of this page matches the filters.';
export const off = 'A Jira administrator can switch suggestions on for this project.';
export const notConfigured = 'A Jira administrator has to choose the allowed values first.';
export const position = (shown: number, total: number | null, page: number) =>
  `${many(shown)} on page ${page}${total === null ? '' : `, about ${total.toLocaleString('en')} untriaged in all`}`;
export const counts = (ready: number, unasked: number, decided: number) =>
  `${ready} with proposals, ${unasked} not asked yet, ${decided} decided`;
export const nothingLeft = 'Nothing on this page waits for you any more.';
export const failures = (count: number) => (count === 1 ? '1 issue could not be written' : `${count} issues could not be written`);
export const forget = 'Clear this list';
export const acceptAndNext = (count: number) => `Accept ${count} and go on`;
export const next = 'Next issue';
export const nextPage = 'Next page';
export const previousPage = 'Previous page';
export const readAgain = 'Read the list again';
export const undo = (key: string) => `Undo ${key}`;
export const keys =
  'Keys: Enter accepts what is ticked and shows the next issue. Tab goes on to “Next issue”, Dismiss and Undo, and then to the proposals.';
export const prepare = (count: number) => `Get proposals for ${many(count)}`;
export const prepareAll = (count: number) => `Get proposals for up to ${count.toLocaleString('en')} issues`;
export const prepareTitle = 'Get proposals ready?';
export const prepareStart = 'Start';
export const prepareCost = (issues: number, points: number, time: string) =>
  `${many(issues)}: about ${points.toLocaleString('en')} of Jira’s points, and about ${time}.`;
export const prepareBuiltIn = 'The built-in provider answers from what it has learned. Nobody is called, and nothing is sent.';
export const prepareModel = (calls: number, model: string, perMinute: number) =>
  `${calls.toLocaleString('en')} calls to ${model}, at most ${perMinute} a minute. Those that have begun end without this page.`;
export const prepareNote = 'Nothing is written to Jira. You can go on working meanwhile, and stop at any time.';
export const preparing = (done: number, all: number, points: number, seconds: number) =>
  `${done} of ${many(all)} asked, ${points.toLocaleString('en')} points, ${seconds} s`;
export const prepared = (done: number, without: number, points: number) =>
  `${many(done)} asked${without === 0 ? '' : `, ${without} without proposals`}, ${points.toLocaleString('en')} points.`;
export const waiting = 'Waiting until there is room again.';
export const stop = 'Stop';
export const stopping = 'Stopping…';
export const select = (key: string) => `Select ${key}`;
export const selectListed = (count: number) => `Select ${many(count)} of this list`;
export const clearSelection = 'Clear the selection';
export const acceptMany = (count: number) => `Accept ${many(count)}…`;
export const batchTitle = (count: number) => `Accept ${many(count)}?`;
export const batchStart = 'Accept all of these';
export const batchNote = (points: number) =>
  `Exactly this is written, as you, and nothing is removed. Each issue is checked anew before it is written. About ${points} of Jira’s points.`;
export const batchProgress = (kind: 'accept' | 'undo', done: number, all: number, failed: number) =>
  `${done} of ${many(all)} ${kind === 'accept' ? 'accepted' : 'undone'}${failed === 0 ? '' : `, ${failed} not`}`;
export const batchDone = (kind: 'accept' | 'undo', done: number, failed: number) =>
  `${many(done)} ${kind === 'accept' ? 'accepted' : 'undone'}${failed === 0 ? '.' : `, ${failed} could not be written.`}`;
export const undoMany = (count: number) => `Undo ${many(count)}`;
export const pause = 'Pause';
export const goOn = 'Go on';
export const issues = 'Untriaged issues';
export const age = (days: number) => (days < 1 ? 'today' : days === 1 ? '1 day old' : `${days} days old`);
export const states = {
  proposed: 'Ready',
  unasked: 'Not asked yet',
  working: 'Being asked',
  saving: 'Saving',
  accepted: 'Accepted',
  dismissed: 'Dismissed',
  barred: 'View only',
  failed: 'Failed',
} as const;
export const nothingTicked = 'Proposals, none ticked';
export const proposed = (field: TriageField, names: string) => `${fieldNames[field]}: ${names}`;
export const withConfidence = (name: string, confidence: number | null) =>
  confidence === null ? name : `${name} ${confidence.toFixed(2)}`;
export const filterState = 'State';
export const filterConfidence = 'Confidence';
export const filterField = 'Field';
export const order = 'Order';
export const stateChoices = { all: 'All states', open: 'Still to do' } as const;
export const anyField = 'Any field';
export const anyConfidence = 'Any confidence';
export const atLeast = (confidence: number) => `Every tick at ${confidence.toFixed(2)} or more`;
export const orders = { newest: 'Newest first', surest: 'Most certain first' } as const;
