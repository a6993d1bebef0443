import { counted } from './settings';

/** Texts of the Quality tab and of the Projects tab. */
export const qualityStrings = {
  quality: {
    title: 'Quality',
    intro: 'What people did with the proposals. The data contains no issue text and no names.',
    days: (days: number) => `${days} days`,
    period: 'Period',
    empty: 'No proposals yet',
    emptyText: 'When people start to accept, change or dismiss proposals, this page shows how good the proposals are.',
    suggestions: (count: number, days: number) => `${counted(count, 'suggestion')} in the last ${days} days`,
    counts: { proposed: 'Proposed', accepted: 'Accepted', changed: 'Chosen instead', dismissed: 'Dismissed', undone: 'Undone' },
    help: {
      accepted: 'proposed and accepted',
      changed: 'chosen by a person, not proposed',
      dismissed: 'proposed and not accepted',
      undone: 'accepted, then undone',
    },
    rateValue: (percent: number) => `${percent}%`,
    byConfidence: 'How good are the proposals?',
    byConfidenceIntro:
      'Recommended proposals were selected when the panel opened. Held-back proposals were not, because their confidence was too low or they would have replaced a value that someone chose.',
    recommended: (rate: string, accepted: number, decided: number) =>
      decided === 0 ? 'No one has decided on a recommended proposal yet.' : `Recommended: ${rate} accepted (${accepted} of ${decided}).`,
    heldBack: (rate: string, accepted: number, decided: number) =>
      decided === 0
        ? 'No one has decided on a held-back proposal yet.'
        : `Held back: ${rate} accepted all the same (${accepted} of ${decided}).`,
    bandHeads: ['Field', 'Confidence', 'Recommended', 'Accepted', 'Acceptance rate', 'Held back', 'Accepted anyway', 'Rate (held back)'],
    band: (from: string, to: string) => `${from}–${to}`,
    bandUnknown: 'unknown',
    axes: (across: string) => `Number of values by ${across.toLowerCase()}`,
    byDay: 'Decisions by day',
    byField: 'Decisions by field',
    day: 'Day',
    field: 'Field',
    value: 'Value',
    all: 'all',
    table: 'By field and value',
    copy: 'Copy as text',
    copyHelp: 'Select the text and copy it. You can paste it into a spreadsheet.',
  },
  projects: {
    title: 'Projects',
    intro: 'A project can have its own lists, mappings and rules. They replace the site’s for suggestions in that project.',
    choose: 'Project',
    placeholder: 'Search by name or key',
    overview: (days: number) => `All projects. The acceptance rate is that of recommended proposals in the last ${days} days.`,
    heads: ['Project', 'Suggestions', 'Own settings', 'Acceptance rate'],
    on: 'on',
    off: 'off',
    inherited: 'none',
    damaged: 'cannot be read',
    ownMappings: 'mappings',
    ownRules: 'rules',
    accepted: (percent: number, decided: number) => `${percent}% of ${decided.toLocaleString('en')}`,
    copy: (name: string) => `Copy another project’s settings to ${name}`,
    copyFrom: 'Choose a project with its own settings',
    open: (name: string, key: string) => `${name} (${key})`,
    nothingChosen: 'Choose a project to see which settings are inherited and which are its own.',
    leaveTitle: 'Leave without saving?',
    leave: (name: string) => `You have unsaved changes for ${name}.`,
    leaveDrop: 'Discard changes',
    leaveStay: 'Stay',
    searchFailed: 'Jira could not list the projects.',
    noMatch: 'No matching projects.',
  },
};
