import type { MissingSetting } from '../../src/contract/error-body';
import type { ConfidenceLevel } from '../../src/contract/panel';
import type { TriageField } from '../../src/contract/triage-field';
import { formatWait } from './format';

const FIELD_NAMES: Record<TriageField, string> = { priority: 'Priority', components: 'Components', labels: 'Labels' };

/** The field inside a sentence. */
export function fieldWord(field: TriageField): string {
  return FIELD_NAMES[field].toLowerCase();
}

const LEVELS: Record<ConfidenceLevel, string> = { high: 'High', medium: 'Medium', low: 'Low', unknown: 'Unknown' };

const MISSING: Record<MissingSetting, string> = {
  endpoint: 'an endpoint and a model',
  allowlists: 'the labels, components or priorities that may be proposed',
  project: 'this project in the app’s list of projects',
};

function sentParts(characters: number, similar: number): string {
  if (similar === 0) return `summary and ${characters} characters`;
  return `summary, ${characters} characters and ${similar === 1 ? '1 similar issue' : `${similar} similar issues`}`;
}

/**
 * Every text of the issue panel and what all pages share, apart from the messages that the functions send with an
 * error. The other pages' texts are in `strings/`, so that the panel does not carry them.
 */
export const strings = {
  common: {
    loading: 'Loading…',
    retry: 'Try again',
    reload: 'Reload',
    noAnswer: 'Jira could not reach Auto-Triage AI. Check your connection, then try again.',
    unreadableAnswer: 'This page could not read the answer from Auto-Triage AI. Reload the page, then try again.',
    fieldNames: FIELD_NAMES,
    httpStatus: (status: number) => `HTTP status: ${status}.`,
    retryAfter: (seconds: number) => `Try again in ${formatWait(seconds)}.`,
    blockedHost: (host: string) => `Host: ${host}`,
    missing: (missing: readonly MissingSetting[]) => `Still missing: ${missing.map((setting) => MISSING[setting]).join('; ')}.`,
    isNow: (field: TriageField, name: string) => `The ${fieldWord(field)} is now ${name}. You can still accept the rest.`,
    isUnset: (field: TriageField) => `The issue no longer has a ${fieldWord(field)}. You can still accept the rest.`,
    refusedValues: (values: string) => `Not accepted: ${values}.`,
    siteLimit: 'It is the limit of your whole site for today. A Jira administrator can raise it.',
    tokenLimit: 'It is today’s budget of tokens for Atlassian’s models, which the app’s vendor sets. It starts anew at midnight UTC.',
    userLimit: 'It is your own limit for one minute. A Jira administrator can raise it.',
  },
  panel: {
    readyLine: 'Get proposals for priority, components and labels. Nothing changes until you accept.',
    suggest: 'Suggest triage',
    suggestAgain: 'Suggest again',
    nextIssue: (key: string) => `Next: ${key}`,
    asking: 'Asking the model…',
    working: (seconds: number) => `${seconds} s`,
    cancelling: 'Canceling…',
    inBackground: 'The model is taking a while. You can leave this page: the proposals will be here when you come back.',
    cancel: 'Cancel',
    stillWorking: 'The suggestion is taking longer than it should. Reload to check whether it has arrived.',
    notConfiguredTitle: 'Not set up yet',
    off: 'Switched off in this project',
    offAgent: 'A Jira administrator can switch suggestions on for this project.',
    offAdministrator: 'This project is not in the list of projects in which suggestions may be made.',
    cannotAsk: 'No suggestion can be made here.',
    viewOnly: 'You can view this issue, but you cannot edit it. Whoever may edit it can ask for a suggestion, which you then see here.',
    seeBelow: 'That did not work. See the reason below.',
    notConfiguredAgent: 'A Jira administrator has to choose the allowed values first.',
    notConfiguredAdministrator: 'Choose the values that may be proposed. Then agents can ask for suggestions here.',
    openSettings: 'Open the settings',
    openSettingsFailed: 'Jira could not open the page. Go to Jira settings, Apps, Auto-Triage AI.',
    proposed: (all: number, ticked: number) =>
      `${all === 1 ? '1 proposal' : `${all} proposals`}, ${ticked} ticked. Nothing changes until you accept.`,
    confidenceValue: (level: ConfidenceLevel, value: number | null) =>
      value === null ? LEVELS[level] : `${LEVELS[level]} ${value.toFixed(2)}`,
    noValue: 'none',
    becomes: (name: string) => `→ ${name}`,
    plus: (names: string) => `+ ${names}`,
    defaultPriority: '(the default)',
    nothingRemoved: '(nothing is removed)',
    wouldOverwrite: 'would replace a value that someone chose',
    because: 'because',
    belowMinimum: (minimum: number) => `Below the minimum of ${minimum}:`,
    unlikely: (count: number) => (count === 1 ? '1 unlikely one' : `${count} unlikely ones`),
    hideUnlikely: 'Hide unlikely ones',
    nothingProposed: 'Nothing proposed.',
    nothingLikely: 'Nothing likely.',
    changedSince: (field: TriageField) => `The ${fieldWord(field)} has changed since this suggestion was made.`,
    changedBy: (who: string, field: TriageField, from: string, to: string) =>
      `${who === '' ? 'Somebody' : who} changed the ${fieldWord(field)}: ${from || 'none'} → ${to || 'none'}`,
    notAvailable: 'not available here',
    change: (field: TriageField) => `Change ${fieldWord(field)}…`,
    changeDone: (field: TriageField) => `Done with ${fieldWord(field)}`,
    pickOther: (field: TriageField) => `Choose another ${fieldWord(field)}`,
    pickMore: (field: TriageField) => `Add other ${fieldWord(field)}`,
    pickPlaceholder: 'Choose from the allowed values',
    acceptSelected: (count: number) => (count === 0 ? 'Accept selected' : `Accept selected (${count})`),
    acceptAll: (count: number) => (count === 0 ? 'Accept all' : `Accept all (${count})`),
    dismiss: 'Dismiss',
    close: 'Close',
    undo: 'Undo',
    saving: 'Saving…',
    readOnly: 'You can view this suggestion, but you cannot edit this issue.',
    similar: 'Similar',
    similarNote: 'Resolved issues that the model was given as examples',
    similarMore: (count: number) => `more (${count})`,
    similarFewer: 'fewer',
    withheld: 'This issue has a suggestion that is based on issues that you cannot view. Ask for your own.',
    learnedFrom: (issues: number) =>
      issues === 0
        ? 'By names alone: nothing was learned from this project yet · nothing was sent'
        : `Learned from ${issues.toLocaleString('en')} ${issues === 1 ? 'issue' : 'issues'} of this project · nothing was sent`,
    footer: (model: string, seconds: string, characters: number, similar: number) =>
      `${model} · ${seconds} s · ${sentParts(characters, similar)} sent`,
    appliedOn: (when: string) => `Applied ${when}`,
    appliedNothing: 'The issue already had these values, so nothing was changed.',
    undoneOn: (when: string) => `Undone ${when}: the issue is as it was before.`,
    dismissedOn: (when: string) => `Dismissed ${when}: nothing was changed.`,
    replacedChange: (field: TriageField, from: string, to: string) => `${FIELD_NAMES[field]}: ${from} → ${to}`,
    addedChange: (field: TriageField, names: string) => `${FIELD_NAMES[field]}: + ${names}`,
  },
} as const;
