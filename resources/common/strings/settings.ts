import type { TriageField } from '../../../src/contract/triage-field';

/** The fields inside a sentence. */
export const FIELD_WORDS: Record<TriageField, string> = { priority: 'priority', components: 'components', labels: 'labels' };

/** `1 value`, `2 values`: a number with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** Texts about settings that the admin page and the project page share. */
export const settingsStrings = {
  list: {
    search: (what: string) => `Search ${what}`,
    count: (count: number, limit: number) => `${count} of at most ${limit}`,
    matching: (matching: number, count: number) => `${matching} of ${count} match`,
    none: 'None yet.',
    nothingFound: 'Nothing matches the search.',
    add: (what: string) => `Add ${what}…`,
    addLabel: 'One per line. A description for the model may follow a bar: data-loss | records are gone or damaged',
    addNow: 'Add',
    addDone: 'Close',
    added: (added: number, known: number, tooMany: number) =>
      [
        `${added} added.`,
        ...(known > 0 ? [`${known} stood in the list already.`] : []),
        ...(tooMany > 0 ? [`${tooMany} left out: the list is full.`] : []),
      ].join(' '),
    description: (name: string) => `What ${name} means (optional)`,
    tickAll: 'Select all',
    tickFound: 'Select all that were found',
    untickAll: 'Select none',
    removeShort: 'Remove',
    removeTicked: (count: number) => `Remove ${count} selected`,
    nearDuplicate: (others: string) => `Nearly the same as ${others}`,
    nearDuplicates: (count: number) => `${counted(count, 'value')} may be meant as the same as another. They are marked.`,
    gone: { labels: 'No issue has this label', components: 'No project has this component' },
    goneCount: (count: number) => `${counted(count, 'value')} not in Jira. They are marked.`,
    page: (first: number, last: number, all: number) => `${first}–${last} of ${all}`,
    previous: 'Previous page',
    next: 'Next page',
  },
  values: {
    priority: 'Priorities',
    components: 'Components',
    labels: 'Labels',
    mappings: 'Label mappings',
    rules: 'Rules for the model',
    prioritiesMissing: 'Jira listed no priorities.',
    priorityDescription: (name: string) => `When is it ${name}? (optional)`,
    unknownPriority: (id: string) => `Priority ${id}, no longer on this site`,
    rulesUsed: (used: number, limit: number) => `${used} of ${limit} characters.`,
  },
  mappings: {
    intro: 'Words that the model may use → the allowed label that is meant. Useful when old names keep coming up.',
    from: 'The model says',
    choose: 'Choose an allowed label',
    pair: (from: string, to: string) => `${from === '' ? '…' : from} → ${to === '' ? '…' : to}`,
    edit: 'Change',
    done: 'Done',
    add: 'Add a mapping',
    addFirst: 'Allow at least one label first.',
    none: 'No mappings.',
  },
  import: {
    counted: (issues: number) =>
      issues === 0
        ? 'No issue was found to count labels on.'
        : `Labels are counted over the newest ${counted(issues, 'issue')} that you may see.`,
    group: { components: 'Components', labels: 'Labels', priority: 'Priorities' },
    nothing: { components: 'No components.', labels: 'No labels.', priority: 'No priorities.' },
    all: (count: number) => `All ${count}`,
    none: 'None',
    inProjects: (count: number) => `in ${counted(count, 'project')}`,
    onIssues: (count: number) => `on ${counted(count, 'issue')}`,
    known: 'already allowed',
    nearly: (others: string) => `nearly the same as ${others}`,
    add: (count: number) => (count === 0 ? 'Add the selected values' : `Add ${counted(count, 'value')}`),
    close: 'Close',
    added: (count: number) => `${counted(count, 'value')} added to the lists. Save to keep them.`,
    tooMany: (count: number) => `${counted(count, 'value')} left out, because a list is full.`,
  },
  differences: {
    setting: 'Setting',
    before: 'Before',
    after: 'After',
    theirs: 'Saved by them',
    mine: 'Yours',
    absent: '–',
    both: 'both changed it',
    none: 'There are no differences.',
  },
  facts: { yes: 'yes', no: 'no', nothing: 'none', listed: 'allowed', unknownPriority: (id: string) => `with the id ${id}` },
  save: {
    button: 'Save',
    unsaved: 'There are changes that are not saved.',
    unsavedOn: (tabs: string) => `Not saved: ${tabs}.`,
    saved: (version: number) => `Saved as version ${version}.`,
    neverSaved: 'Nothing has been saved yet.',
    nothingToSave: 'Everything is saved.',
    discard: 'Discard changes',
    seeFaults: 'Correct the marked fields.',
    faultsOn: 'Something has to be corrected on another tab:',
    conflictTitle: 'Somebody else saved in the meantime',
    conflict: (version: number) =>
      `Version ${version} was saved after you opened this page. Nothing of yours was saved. This is where the two differ:`,
    sameEverywhere: 'They made the same changes as you.',
    takeTheirs: 'Take theirs, drop mine',
    putMineOnTop: 'Put my changes on top of theirs and save',
    yoursWin: 'Where both changed the same, yours would replace theirs.',
  },
  faults: { entry: (name: string, message: string) => `“${name}”: ${message}` },
  confirm: { cancel: 'Cancel' },
};
