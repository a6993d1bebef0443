import { plural, text } from '../../../src/contract/text';

/** Texts of the Quality tab and of the Projects tab. */
export const qualityStrings = {
  quality: {
    title: text('Quality'),
    intro: text('What people did with the proposals. The data contains no issue text and no names.'),
    days: (days: number) => text('{days} days', { days }),
    period: text('Period'),
    empty: text('No proposals yet'),
    emptyText: text('When people start to accept, change or dismiss proposals, this page shows how good the proposals are.'),
    suggestions: (count: number, days: number) =>
      plural(count, '{count} suggestion in the last {days} days', '{count} suggestions in the last {days} days', { days }),
    counts: {
      proposed: text('Proposed'),
      accepted: text('Accepted'),
      changed: text('Chosen instead'),
      dismissed: text('Dismissed'),
      undone: text('Undone'),
    },
    help: {
      accepted: text('proposed and accepted'),
      changed: text('chosen by a person, not proposed'),
      dismissed: text('proposed and not accepted'),
      undone: text('accepted, then undone'),
    },
    rateValue: (percent: number) => text('{percent}%', { percent }),
    byConfidence: text('How good are the proposals?'),
    byConfidenceIntro: text(
      'Recommended proposals were selected when the panel opened. Held-back proposals were not, because their confidence was too low or they would have replaced a value that someone chose.',
    ),
    recommended: (rate: string, accepted: number, decided: number) =>
      decided === 0
        ? text('No one has decided on a recommended proposal yet.')
        : text('Recommended: {rate} accepted ({accepted} of {decided}).', { rate, accepted, decided }),
    heldBack: (rate: string, accepted: number, decided: number) =>
      decided === 0
        ? text('No one has decided on a held-back proposal yet.')
        : text('Held back: {rate} accepted all the same ({accepted} of {decided}).', { rate, accepted, decided }),
    bandHeads: [
      text('Field'),
      text('Confidence'),
      text('Recommended'),
      text('Accepted'),
      text('Acceptance rate'),
      text('Held back'),
      text('Accepted anyway'),
      text('Rate (held back)'),
    ],
    band: (from: string, to: string) => `${from}–${to}`,
    bandUnknown: text('unknown'),
    pace: text('Where and when people decide'),
    paceIntro: text('Counted since the app has noted it. An issue counts when a suggestion on it is accepted.'),
    /** In the order of `AGES`, and then what was older. */
    ages: [
      text('up to an hour'),
      text('up to four hours'),
      text('up to a day'),
      text('up to three days'),
      text('up to a week'),
      text('up to a month'),
      text('more than a month'),
    ],
    paceNow: (age: string, count: number) =>
      plural(
        count,
        'Time until half of the issues were triaged: {age} ({count} issue).',
        'Time until half of the issues were triaged: {age} ({count} issues).',
        { age },
      ),
    paceBefore: (age: string, count: number, days: number) =>
      plural(count, 'In the {days} days before: {age} ({count} issue).', 'In the {days} days before: {age} ({count} issues).', {
        age,
        days,
      }),
    surfaceHeads: [text('Where'), text('Accepted'), text('Dismissed'), text('Undone')],
    surfaces: { panel: text('On the issue'), page: text('Triage page, one by one'), batch: text('Triage page, many at once') },
    dayAxes: text('Number of values by day'),
    fieldAxes: text('Number of values by field'),
    byDay: text('Decisions by day'),
    byField: text('Decisions by field'),
    day: text('Day'),
    field: text('Field'),
    value: text('Value'),
    all: text('all'),
    table: text('By field and value'),
    copy: text('Copy as text'),
    copyHelp: text('Select the text and copy it. You can paste it into a spreadsheet.'),
  },
  projects: {
    title: text('Projects'),
    intro: text('A project can have its own lists, mappings and rules. They replace the site’s for suggestions in that project.'),
    choose: text('Project'),
    placeholder: text('Search by name or key'),
    overview: (days: number) =>
      text('All projects. The acceptance rate is that of recommended proposals in the last {days} days.', { days }),
    heads: [text('Project'), text('Suggestions'), text('Own settings'), text('Acceptance rate')],
    on: text('on'),
    off: text('off'),
    inherited: text('none'),
    damaged: text('cannot be read'),
    ownMappings: text('mappings'),
    ownRules: text('rules'),
    accepted: (percent: number, decided: number) => text('{percent}% of {decided}', { percent, decided }),
    copy: (name: string) => text('Copy another project’s settings to {name}', { name }),
    copyFrom: text('Choose a project with its own settings'),
    open: (name: string, key: string) => `${name} (${key})`,
    nothingChosen: text('Choose a project to see which settings are inherited and which are its own.'),
    leaveTitle: text('Leave without saving?'),
    leave: (name: string) => text('You have unsaved changes for {name}.', { name }),
    leaveDrop: text('Discard changes'),
    leaveStay: text('Stay'),
    searchFailed: text('Jira could not list the projects.'),
    noMatch: text('No matching projects.'),
  },
};
