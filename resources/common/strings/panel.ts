import type { ConfidenceLevel } from '../../../src/contract/panel';
import { decimal, plural, text } from '../../../src/contract/text';
import type { TriageField } from '../../../src/contract/triage-field';
import { fieldNames, fieldWord } from './common';

const LEVELS: Record<ConfidenceLevel, string> = { high: text('High'), medium: text('Medium'), low: text('Low'), unknown: text('Unknown') };

function sentParts(characters: number, similar: number): string {
  if (similar === 0) return text('summary and {characters} characters sent', { characters });
  return plural(
    similar,
    'summary, {characters} characters and {count} similar issue sent',
    'summary, {characters} characters and {count} similar issues sent',
    { characters },
  );
}

export const readyLine = text('Get proposals for priority, components and labels. Nothing changes until you accept.');
export const suggest = text('Suggest triage');
export const suggestAgain = text('Suggest again');
export const nextIssue = (key: string) => text('Next: {key}', { key });
export const asking = text('Asking the model…');
export const working = (seconds: number) => text('{seconds} s', { seconds });
export const cancelling = text('Canceling…');
export const inBackground = text('The model is taking a while. You can leave this page: the proposals will be here when you come back.');
export const cancel = text('Cancel');
export const stillWorking = text('The suggestion is taking longer than it should. Reload to check whether it has arrived.');
export const notConfiguredTitle = text('Not set up yet');
export const off = text('Switched off in this project');
export const offAgent = text('A Jira administrator can switch suggestions on for this project.');
export const offAdministrator = text('This project is not in the list of projects in which suggestions may be made.');
export const cannotAsk = text('No suggestion can be made here.');
export const viewOnly = text(
  'You can view this issue, but you cannot edit it. Whoever may edit it can ask for a suggestion, which you then see here.',
);
export const seeBelow = text('That did not work. See the reason below.');
export const notConfiguredAgent = text('A Jira administrator has to choose the allowed values first.');
export const notConfiguredAdministrator = text('Choose the values that may be proposed. Then agents can ask for suggestions here.');
export const openSettings = text('Open the settings');
export const openSettingsFailed = text('Jira could not open the page. Go to Jira settings, Apps, Auto-Triage AI.');
export const proposed = (all: number, ticked: number) =>
  plural(
    all,
    '{count} proposal, {ticked} ticked. Nothing changes until you accept.',
    '{count} proposals, {ticked} ticked. Nothing changes until you accept.',
    { ticked },
  );
export const confidenceValue = (level: ConfidenceLevel, value: number | null) =>
  value === null ? LEVELS[level] : `${LEVELS[level]} ${decimal(value, 2)}`;
export const noValue = text('none');
export const becomes = (name: string) => `→ ${name}`;
export const plus = (names: string) => `+ ${names}`;
export const defaultPriority = text('(the default)');
export const nothingRemoved = text('(nothing is removed)');
export const wouldOverwrite = text('would replace a value that someone chose');
export const inflated = (share: number) =>
  share < 0.005
    ? text('no past issue of this project is this urgent, and nothing learned from them speaks for it')
    : text('only {percent}% of this project’s past issues are this urgent, and nothing learned from them speaks for it', {
        percent: Math.round(100 * share),
      });
export const because = text('because');
export const belowMinimum = (minimum: number) => text('Below the minimum of {minimum}:', { minimum });
export const unlikely = (count: number) => plural(count, '{count} unlikely one', '{count} unlikely ones');
export const hideUnlikely = text('Hide unlikely ones');
export const nothingProposed = text('Nothing proposed.');
export const nothingLikely = text('Nothing likely.');
export const changedSince = (field: TriageField) =>
  text('The {field} has changed since this suggestion was made.', { field: fieldWord(field) });
export const changedBy = (who: string, field: TriageField, from: string, to: string) =>
  text('{who} changed the {field}: {from} → {to}', {
    who: who === '' ? text('Somebody') : who,
    field: fieldWord(field),
    from: from || noValue,
    to: to || noValue,
  });
export const notAvailable = text('not available here');
export const change = (field: TriageField) => text('Change {field}…', { field: fieldWord(field) });
export const changeDone = (field: TriageField) => text('Done with {field}', { field: fieldWord(field) });
export const pickOther = (field: TriageField) => text('Choose another {field}', { field: fieldWord(field) });
export const pickMore = (field: TriageField) => text('Add other {field}', { field: fieldWord(field) });
export const pickPlaceholder = text('Choose from the allowed values');
export const acceptSelected = (count: number) => (count === 0 ? text('Accept selected') : text('Accept selected ({count})', { count }));
export const acceptAll = (count: number) => (count === 0 ? text('Accept all') : text('Accept all ({count})', { count }));
export const dismiss = text('Dismiss');
export const close = text('Close');
export const undo = text('Undo');
export const saving = text('Saving…');
export const readOnly = text('You can view this suggestion, but you cannot edit this issue.');
export const similar = text('Similar');
export const similarNote = text('Resolved issues that the model was given as examples');
export const similarPast = text('Resolved issues of this project that read alike');
export const findSimilar = text('Show similar issues');
export const noneSimilar = text('No other issue of this project that you can view reads like this one.');
export const similarOpen = text('Open issues of this project that read alike');
export const shared = (words: string) => text('both say: {words}', { words });
export const similarMore = (count: number) => text('more ({count})', { count });
export const similarFewer = text('fewer');
export const linked = text('Linked as a duplicate');
export const link = (key: string) => text('Link as a duplicate of {key}', { key });
export const unlink = (key: string) => text('Undo the link to {key}', { key });
export const withheld = text('This issue has a suggestion that is based on issues that you cannot view. Ask for your own.');
export const learnedFrom = (issues: number) =>
  issues === 0
    ? text('By names alone: nothing was learned from this project yet · nothing was sent')
    : plural(
        issues,
        'Learned from {count} issue of this project · nothing was sent',
        'Learned from {count} issues of this project · nothing was sent',
      );
export const footer = (model: string, seconds: string, characters: number, similar: number, weighedAgainst: number | null) =>
  [
    model,
    text('{seconds} s', { seconds }),
    sentParts(characters, similar),
    ...(weighedAgainst === null
      ? []
      : [
          plural(
            weighedAgainst,
            'weighed against {count} past issue of this project',
            'weighed against {count} past issues of this project',
          ),
        ]),
  ].join(' · ');
export const appliedOn = (when: string) => text('Applied {when}', { when });
export const appliedNothing = text('The issue already had these values, so nothing was changed.');
export const undoneOn = (when: string) => text('Undone {when}: the issue is as it was before.', { when });
export const dismissedOn = (when: string) => text('Dismissed {when}: nothing was changed.', { when });
export const replacedChange = (field: TriageField, from: string, to: string) => `${fieldNames[field]}: ${from} → ${to}`;
export const addedChange = (field: TriageField, names: string) => `${fieldNames[field]}: + ${names}`;
