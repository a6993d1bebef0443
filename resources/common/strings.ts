import type { ConfidenceLevel } from '../../src/contract/panel';
import type { MissingSetting } from '../../src/contract/error-body';
import type { TriageField } from '../../src/contract/triage-field';

const FIELD_NAMES: Record<TriageField, string> = { priority: 'Priority', components: 'Components', labels: 'Labels' };

/** The field inside a sentence. */
function word(field: TriageField): string {
  return FIELD_NAMES[field].toLowerCase();
}

const LEVELS: Record<ConfidenceLevel, string> = { high: 'High', medium: 'Medium', low: 'Low' };

const MISSING: Record<MissingSetting, string> = {
  endpoint: 'an endpoint and a model',
  allowlists: 'the labels, components or priorities that may be proposed',
  project: 'this project among those in which the app works',
};

function sentParts(characters: number, similar: number): string {
  if (similar === 0) return `summary and ${characters} characters`;
  return `summary, ${characters} characters and ${similar === 1 ? '1 similar issue' : `${similar} similar issues`}`;
}

/**
 * Every text of the issue panel and what all pages share, apart from the messages that the functions send with an
 * error. The other pages' texts stand in `strings/`, so that the panel does not carry them.
 */
export const strings = {
  common: {
    loading: 'Loading…',
    retry: 'Try again',
    reload: 'Reload',
    noAnswer: 'Jira could not reach Auto-Triage AI. Check your connection, then try again.',
    unreadableAnswer: 'Auto-Triage AI gave an answer that this page cannot read. Reload the page, then try again.',
    fieldNames: FIELD_NAMES,
    httpStatus: (status: number) => `HTTP status: ${status}.`,
    retryAfter: (seconds: number) => `It asked to wait ${seconds} s.`,
    blockedHost: (host: string) => `Host: ${host}`,
    missing: (missing: readonly MissingSetting[]) => `Still missing: ${missing.map((setting) => MISSING[setting]).join('; ')}.`,
    isNow: (field: TriageField, name: string) =>
      `The ${word(field)} is ${name} now. Untick the ${word(field)} to accept the rest, or ask again.`,
    isUnset: (field: TriageField) => `The issue has no ${word(field)} now. Untick the ${word(field)} to accept the rest, or ask again.`,
    refusedValues: (values: string) => `Refused: ${values}.`,
    siteLimit: 'The limit of the whole site for today is reached.',
    userLimit: 'Your limit for this minute is reached.',
  },
  panel: {
    readyLine: 'Get proposals for priority, components and labels. Nothing changes until you accept.',
    suggest: 'Suggest triage',
    suggestAgain: 'Suggest again',
    working: (seconds: number) => `Asking the model… ${seconds} s`,
    cancelling: 'Cancelling…',
    inBackground: 'The model takes its time. You may leave this page: the proposals will be here when you come back.',
    unchanged: (when: string) => `Nothing has changed since these proposals were made (${when}), so the model was not asked again.`,
    askAgain: 'Ask again',
    cancel: 'Cancel',
    stillWorking: 'The suggestion is taking longer than it should. Reload to see whether it has arrived.',
    notConfiguredTitle: 'Not set up yet',
    notConfiguredAgent: 'A Jira administrator has to connect an endpoint and choose the allowed values first.',
    notConfiguredAdministrator: 'Connect an endpoint and choose the values that may be proposed. Then agents can ask for suggestions here.',
    openSettings: 'Open the settings',
    openSettingsFailed: 'Jira did not open the page. You find it in Jira settings, under Apps: Auto-Triage AI.',
    untilAccepted: 'Nothing changes until you accept.',
    confidence: 'Confidence',
    confidenceValue: (level: ConfidenceLevel, value: number) => `${LEVELS[level]} ${value.toFixed(2)}`,
    noValue: 'none',
    becomes: (name: string) => `→ ${name}`,
    plus: (names: string) => `+ ${names}`,
    defaultPriority: '(the default)',
    nothingRemoved: '(nothing is removed)',
    heldBack: { 'below-minimum': 'below your minimum', 'would-overwrite': 'would replace what somebody chose' },
    notInAcceptAll: 'not part of Accept all',
    nothingProposed: 'Nothing proposed.',
    notAvailable: 'not available here',
    change: (field: TriageField) => `Change ${word(field)}…`,
    changeDone: (field: TriageField) => `Done with ${word(field)}`,
    pickOther: (field: TriageField) => `Choose another ${word(field)}`,
    pickMore: (field: TriageField) => `Add other ${word(field)}`,
    pickPlaceholder: 'Choose from the allowed values',
    acceptSelected: (count: number) => (count === 0 ? 'Accept selected' : `Accept selected (${count})`),
    acceptAll: 'Accept all',
    dismiss: 'Dismiss',
    close: 'Close',
    undo: 'Undo',
    saving: 'Saving…',
    readOnly: 'You can see this suggestion, but you may not edit this issue.',
    similar: 'Similar',
    similarNote: 'Resolved issues that the model saw as examples',
    similarMore: (count: number) => `more (${count})`,
    similarFewer: 'fewer',
    withheld: 'There is a suggestion on this issue, but it rests on issues that you may not see. Ask for one of your own.',
    footer: (model: string, seconds: string, characters: number, similar: number) =>
      `${model} · ${seconds} s · ${sentParts(characters, similar)} sent`,
    changedElsewhere: 'Somebody else changed this issue.',
    appliedOn: (when: string) => `Applied ${when}`,
    appliedNothing: 'The issue already had these values. Nothing had to change.',
    undoneOn: (when: string) => `Undone ${when}: the issue is as it was before.`,
    dismissedOn: (when: string) => `Dismissed ${when}: nothing was changed.`,
    replacedChange: (field: TriageField, from: string, to: string) => `${FIELD_NAMES[field]}: ${from} → ${to}`,
    addedChange: (field: TriageField, names: string) => `${FIELD_NAMES[field]}: + ${names}`,
  },
} as const;
