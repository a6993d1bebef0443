import type { ConfidenceLevel } from '../../../src/contract/panel';
import type { TriageField } from '../../../src/contract/triage-field';
import { fieldNames, fieldWord } from './common';

const LEVELS: Record<ConfidenceLevel, string> = { high: 'High', medium: 'Medium', low: 'Low', unknown: 'Unknown' };

function sentParts(characters: number, similar: number): string {
  if (similar === 0) return `summary and ${characters} characters`;
  return `summary, ${characters} characters and ${similar === 1 ? '1 similar issue' : `${similar} similar issues`}`;
}

export const readyLine = 'Get proposals for priority, components and labels. Nothing changes until you accept.';
export const suggest = 'Suggest triage';
export const suggestAgain = 'Suggest again';
export const nextIssue = (key: string) => `Next: ${key}`;
export const asking = 'Asking the model…';
export const working = (seconds: number) => `${seconds} s`;
export const cancelling = 'Canceling…';
export const inBackground = 'The model is taking a while. You can leave this page: the proposals will be here when you come back.';
export const cancel = 'Cancel';
export const stillWorking = 'The suggestion is taking longer than it should. Reload to check whether it has arrived.';
export const notConfiguredTitle = 'Not set up yet';
export const off = 'Switched off in this project';
export const offAgent = 'A Jira administrator can switch suggestions on for this project.';
export const offAdministrator = 'This project is not in the list of projects in which suggestions may be made.';
export const cannotAsk = 'No suggestion can be made here.';
export const viewOnly =
  'You can view this issue, but you cannot edit it. Whoever may edit it can ask for a suggestion, which you then see here.';
export const seeBelow = 'That did not work. See the reason below.';
export const notConfiguredAgent = 'A Jira administrator has to choose the allowed values first.';
export const notConfiguredAdministrator = 'Choose the values that may be proposed. Then agents can ask for suggestions here.';
export const openSettings = 'Open the settings';
export const openSettingsFailed = 'Jira could not open the page. Go to Jira settings, Apps, Auto-Triage AI.';
export const proposed = (all: number, ticked: number) =>
  `${all === 1 ? '1 proposal' : `${all} proposals`}, ${ticked} ticked. Nothing changes until you accept.`;
export const confidenceValue = (level: ConfidenceLevel, value: number | null) =>
  value === null ? LEVELS[level] : `${LEVELS[level]} ${value.toFixed(2)}`;
export const noValue = 'none';
export const becomes = (name: string) => `→ ${name}`;
export const plus = (names: string) => `+ ${names}`;
export const defaultPriority = '(the default)';
export const nothingRemoved = '(nothing is removed)';
export const wouldOverwrite = 'would replace a value that someone chose';
export const inflated = (share: number) =>
  share < 0.005
    ? 'no past issue of this project is this urgent, and nothing learned from them speaks for it'
    : `only ${Math.round(100 * share)}% of this project’s past issues are this urgent, and nothing learned from them speaks for it`;
export const because = 'because';
export const belowMinimum = (minimum: number) => `Below the minimum of ${minimum}:`;
export const unlikely = (count: number) => (count === 1 ? '1 unlikely one' : `${count} unlikely ones`);
export const hideUnlikely = 'Hide unlikely ones';
export const nothingProposed = 'Nothing proposed.';
export const nothingLikely = 'Nothing likely.';
export const changedSince = (field: TriageField) => `The ${fieldWord(field)} has changed since this suggestion was made.`;
export const changedBy = (who: string, field: TriageField, from: string, to: string) =>
  `${who === '' ? 'Somebody' : who} changed the ${fieldWord(field)}: ${from || 'none'} → ${to || 'none'}`;
export const notAvailable = 'not available here';
export const change = (field: TriageField) => `Change ${fieldWord(field)}…`;
export const changeDone = (field: TriageField) => `Done with ${fieldWord(field)}`;
export const pickOther = (field: TriageField) => `Choose another ${fieldWord(field)}`;
export const pickMore = (field: TriageField) => `Add other ${fieldWord(field)}`;
export const pickPlaceholder = 'Choose from the allowed values';
export const acceptSelected = (count: number) => (count === 0 ? 'Accept selected' : `Accept selected (${count})`);
export const acceptAll = (count: number) => (count === 0 ? 'Accept all' : `Accept all (${count})`);
export const dismiss = 'Dismiss';
export const close = 'Close';
export const undo = 'Undo';
export const saving = 'Saving…';
export const readOnly = 'You can view this suggestion, but you cannot edit this issue.';
export const similar = 'Similar';
export const similarNote = 'Resolved issues that the model was given as examples';
export const similarPast = 'Resolved issues of this project that read alike';
export const findSimilar = 'Show similar issues';
export const noneSimilar = 'No resolved issue of this project that you can view reads like this one.';
export const similarMore = (count: number) => `more (${count})`;
export const similarFewer = 'fewer';
export const linked = 'Linked as a duplicate';
export const link = (key: string) => `Link as a duplicate of ${key}`;
export const unlink = (key: string) => `Undo the link to ${key}`;
export const withheld = 'This issue has a suggestion that is based on issues that you cannot view. Ask for your own.';
export const learnedFrom = (issues: number) =>
  issues === 0
    ? 'By names alone: nothing was learned from this project yet · nothing was sent'
    : `Learned from ${issues.toLocaleString('en')} ${issues === 1 ? 'issue' : 'issues'} of this project · nothing was sent`;
export const footer = (model: string, seconds: string, characters: number, similar: number, weighedAgainst: number | null) =>
  [
    model,
    `${seconds} s`,
    `${sentParts(characters, similar)} sent`,
    ...(weighedAgainst === null ? [] : [`weighed against ${weighedAgainst.toLocaleString('en')} past issues of this project`]),
  ].join(' · ');
export const appliedOn = (when: string) => `Applied ${when}`;
export const appliedNothing = 'The issue already had these values, so nothing was changed.';
export const undoneOn = (when: string) => `Undone ${when}: the issue is as it was before.`;
export const dismissedOn = (when: string) => `Dismissed ${when}: nothing was changed.`;
export const replacedChange = (field: TriageField, from: string, to: string) => `${fieldNames[field]}: ${from} → ${to}`;
export const addedChange = (field: TriageField, names: string) => `${fieldNames[field]}: + ${names}`;
