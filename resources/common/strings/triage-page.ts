import { decimal, plural, text } from '../../../src/contract/text';
import type { TriageField } from '../../../src/contract/triage-field';
import { fieldNames } from './common';

export const loading = text('Reading the untriaged issues…');
export const empty = text('Nothing waits here: every open issue of this project has been triaged, as far as you may see them.');
export const emptyPage = text('There are no issues on this page any more.');
export const nothingListed = text('No issue of this page matches the filters.');
export const off = text('A Jira administrator can switch suggestions on for this project.');
export const notConfigured = text('A Jira administrator has to choose the allowed values first.');
export const position = (shown: number, total: number | null, page: number) =>
  total === null
    ? plural(shown, '{count} issue on page {page}', '{count} issues on page {page}', { page })
    : plural(
        shown,
        '{count} issue on page {page}, about {total} untriaged in all',
        '{count} issues on page {page}, about {total} untriaged in all',
        { page, total },
      );
export const counts = (ready: number, unasked: number, decided: number) =>
  text('{ready} with proposals, {unasked} not asked yet, {decided} decided', { ready, unasked, decided });
export const withDuplicates = (count: number) => plural(count, '{count} looks like another issue', '{count} look like another issue');
export const looksLike = (key: string) => text('Looks like {key}', { key });
export const moreLike = (count: number, key: string) => plural(count, '+{count} more like {key}', '+{count} more like {key}', { key });
export const fewerLike = (key: string) => text('Fewer like {key}', { key });
export const nothingLeft = text('Nothing on this page waits for you any more.');
export const failures = (count: number) => plural(count, '{count} issue could not be written', '{count} issues could not be written');
export const forget = text('Clear this list');
export const acceptAndNext = (count: number) => text('Accept {count} and go on', { count });
export const next = text('Next issue');
export const nextPage = text('Next page');
export const previousPage = text('Previous page');
export const readAgain = text('Read the list again');
export const undo = (key: string) => text('Undo {key}', { key });
export const keys = text(
  'Keys: Enter accepts what is ticked and shows the next issue. Tab goes on to “Next issue”, Dismiss and Undo, and then to the proposals.',
);
export const prepare = (count: number) => plural(count, 'Get proposals for {count} issue', 'Get proposals for {count} issues');
export const prepareAll = (count: number) => text('Get proposals for up to {count} issues', { count });
export const prepareTitle = text('Get proposals ready?');
export const prepareStart = text('Start now');
export const prepareCost = (issues: number, points: number, time: string) =>
  plural(
    issues,
    '{count} issue: about {points} of Jira’s points, and about {time}.',
    '{count} issues: about {points} of Jira’s points, and about {time}.',
    { points, time },
  );
export const prepareBuiltIn = text('The built-in provider answers from what it has learned. Nobody is called, and nothing is sent.');
export const prepareModel = (calls: number, model: string, perMinute: number) =>
  plural(
    calls,
    '{count} call to {model}, at most {perMinute} a minute. Those that have begun end without this page.',
    '{count} calls to {model}, at most {perMinute} a minute. Those that have begun end without this page.',
    { model, perMinute },
  );
export const prepareNote = text('Nothing is written to Jira. You can go on working meanwhile, and stop at any time.');
export const preparing = (done: number, all: number, points: number, seconds: number) =>
  plural(
    all,
    '{done} of {count} issue asked, {points} points, {seconds} s',
    '{done} of {count} issues asked, {points} points, {seconds} s',
    { done, points, seconds },
  );
export const prepared = (done: number, without: number, points: number) =>
  without === 0
    ? plural(done, '{count} issue asked, {points} points.', '{count} issues asked, {points} points.', { points })
    : plural(
        done,
        '{count} issue asked, {without} without proposals, {points} points.',
        '{count} issues asked, {without} without proposals, {points} points.',
        { without, points },
      );
export const waiting = text('Waiting until there is room again.');
export const stop = text('Stop');
export const stopping = text('Stopping…');
export const select = (key: string) => text('Select {key}', { key });
export const selectListed = (count: number) => plural(count, 'Select {count} issue of this list', 'Select {count} issues of this list');
export const clearSelection = text('Clear the selection');
export const acceptMany = (count: number) => plural(count, 'Accept {count} issue…', 'Accept {count} issues…');
export const batchTitle = (count: number) => plural(count, 'Accept {count} issue?', 'Accept {count} issues?');
export const batchStart = text('Accept all of these');
export const batchNote = (points: number) =>
  text(
    'Exactly this is written, as you, and nothing is removed. Each issue is checked anew before it is written. About {points} of Jira’s points.',
    { points },
  );
type BatchKind = 'accept' | 'undo';

export const batchProgress = (kind: BatchKind, done: number, all: number, failed: number) => {
  const values = { done, failed };
  if (kind === 'accept') {
    return failed === 0
      ? plural(all, '{done} of {count} issue accepted', '{done} of {count} issues accepted', { done })
      : plural(all, '{done} of {count} issue accepted, {failed} not', '{done} of {count} issues accepted, {failed} not', values);
  }
  return failed === 0
    ? plural(all, '{done} of {count} issue undone', '{done} of {count} issues undone', { done })
    : plural(all, '{done} of {count} issue undone, {failed} not', '{done} of {count} issues undone, {failed} not', values);
};
export const batchDone = (kind: BatchKind, done: number, failed: number) => {
  if (kind === 'accept') {
    return failed === 0
      ? plural(done, '{count} issue accepted.', '{count} issues accepted.')
      : plural(done, '{count} issue accepted, {failed} could not be written.', '{count} issues accepted, {failed} could not be written.', {
          failed,
        });
  }
  return failed === 0
    ? plural(done, '{count} issue undone.', '{count} issues undone.')
    : plural(done, '{count} issue undone, {failed} could not be written.', '{count} issues undone, {failed} could not be written.', {
        failed,
      });
};
export const batchEarlier = (count: number, time: string) =>
  plural(count, '{count} issue accepted together on {time}.', '{count} issues accepted together on {time}.', { time });
export const undoMany = (count: number) => plural(count, 'Undo {count} issue', 'Undo {count} issues');
export const pause = text('Pause');
export const goOn = text('Go on');
export const issues = text('Untriaged issues');
export const age = (days: number) => (days < 1 ? text('today') : plural(days, '{count} day old', '{count} days old'));
export const states = {
  proposed: text('Ready'),
  unasked: text('Not asked yet'),
  working: text('Being asked'),
  saving: text('Saving'),
  accepted: text('Accepted'),
  dismissed: text('Dismissed'),
  barred: text('View only'),
  failed: text('Failed'),
} as const;
export const nothingTicked = text('Proposals, none ticked');
export const proposed = (field: TriageField, names: string) => `${fieldNames[field]}: ${names}`;
export const withConfidence = (name: string, confidence: number | null) =>
  confidence === null ? name : `${name} ${decimal(confidence, 2)}`;
export const filterState = text('State');
export const filterConfidence = text('Confidence');
export const filterField = text('Field');
export const order = text('Order');
export const stateChoices = { all: text('All states'), open: text('Still to do'), duplicates: text('With likely duplicates') } as const;
export const anyField = text('Any field');
export const anyConfidence = text('Any confidence');
export const atLeast = (confidence: number) => text('Every tick at {confidence} or more', { confidence: decimal(confidence, 2) });
export const orders = { newest: text('Newest first'), surest: text('Most certain first') } as const;
