import type { ThinkingMode } from '../../../src/contract/limits';
import { FIELD_TRAITS, type TriageField } from '../../../src/contract/triage-field';

/** What settings call the values of each field. */
export const FIELD_LISTS: Record<TriageField, { many: string; gone: string }> = {
  priority: { many: 'priorities', gone: 'This site no longer has this priority' },
  components: { many: 'components', gone: 'No project has this component' },
  labels: { many: 'labels', gone: 'No issue has this label' },
};

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How much a model may think. */
export const THINKING_WORDS: Record<ThinkingMode, string> = {
  automatic: 'Automatic (recommended)',
  off: 'Off',
  low: 'Low',
  model: 'As the model does by itself',
};

/** `1 value`, `2 values`: a number with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** Texts about settings that the admin page and the project page share. */
export const settingsStrings = {
  list: {
    search: (what: string) => `Search ${what}`,
    count: (count: number, limit: number) => `${count} (maximum ${limit})`,
    matching: (matching: number, count: number) => `${matching} of ${count} match`,
    none: 'None yet.',
    nothingFound: 'Nothing matches the search.',
    add: (what: string) => `Add ${what}…`,
    addLabel: 'One per line. Optionally, add a description for the model after a vertical bar: data-loss | records are gone or damaged',
    spaces: (noun: string, names: string) => `A ${noun} cannot contain spaces: ${names}. Use hyphens or underscores instead.`,
    addNow: 'Add',
    addDone: 'Close',
    added: (added: number, known: number, tooMany: number) =>
      [
        `${added} added.`,
        ...(known > 0 ? [`${known} already on the list.`] : []),
        ...(tooMany > 0 ? [`${tooMany} not added: the list is full.`] : []),
      ].join(' '),
    description: (name: string) => `What ${name} means (optional)`,
    tickAll: 'Select all',
    tickFound: 'Select all results',
    untickAll: 'Clear selection',
    mergeDuplicates: 'Merge duplicates into mappings',
    removeShort: 'Remove',
    removeTicked: (count: number) => `Remove ${count} selected`,
    nearDuplicate: (others: string) => `Similar to ${others}`,
    nearDuplicates: (count: number) => `${counted(count, 'value')} may be duplicates. They are marked.`,
    goneCount: (count: number) => `${counted(count, 'value')} not found in Jira. They are marked.`,
    page: (first: number, last: number, all: number) => `${first}–${last} of ${all}`,
    previous: 'Previous page',
    next: 'Next page',
  },
  values: {
    title: (field: TriageField) => capitalize(FIELD_LISTS[field].many),
    one: (field: TriageField, name: string) => `${capitalize(FIELD_TRAITS[field].noun)} ${name}`,
    mappings: 'Label mappings',
    rules: 'Rules for the model',
    noChoices: (field: TriageField) => `Jira did not list any ${FIELD_LISTS[field].many}.`,
    whenToUse: (name: string) => `When to use ${name} (optional)`,
    unknown: (id: string) => `${id} (no longer on this site)`,
    rulesUsed: (used: number, limit: number) => `${used.toLocaleString('en')} of ${limit.toLocaleString('en')} characters.`,
  },
  automatic: {
    allow: (field: TriageField) =>
      FIELD_TRAITS[field].foundIn === 'projects'
        ? `Allow all ${FIELD_LISTS[field].many} of the issue’s project`
        : `Allow ${FIELD_LISTS[field].many} that are used in the issue’s project`,
    help: (field: TriageField) =>
      FIELD_TRAITS[field].foundIn === 'projects'
        ? `New ${FIELD_LISTS[field].many} are allowed as soon as the project has them. Values on the list below are allowed as well.`
        : `Counted once a day among the project’s newest 500 issues from the last year. Values on the list below are allowed as well.`,
    atLeast: (field: TriageField) => `Minimum number of issues that use a ${FIELD_TRAITS[field].noun}`,
    except: (field: TriageField) => `Except these ${FIELD_LISTS[field].many}`,
    exceptHelp: 'One per line.',
  },
  mappings: {
    intro: 'Maps words that the model may use to allowed labels. Useful when old names keep coming up.',
    from: 'The model says',
    choose: 'Choose an allowed label',
    to: (from: string) => `Label for ${from === '' ? 'it' : from}`,
    pair: (from: string, to: string) => `${from === '' ? '…' : from} → ${to === '' ? '…' : to}`,
    edit: 'Change',
    done: 'Done',
    add: 'Add mapping',
    addFirst: 'Add a label to the list first.',
    none: 'No mappings.',
  },
  import: {
    counted: (issues: number) =>
      issues === 0
        ? 'No issues were found in which to count labels.'
        : `Label counts are based on the newest ${counted(issues, 'issue')} that you can view.`,
    nothing: (field: TriageField) => `No ${FIELD_LISTS[field].many}.`,
    search: 'Search values',
    atLeast: 'Used at least',
    order: 'Sort by',
    orders: { count: 'Most used', name: 'Name' },
    nothingFound: 'Nothing matches.',
    all: (count: number) => `All ${count}`,
    none: 'None',
    inProjects: (count: number) => `in ${counted(count, 'project')}`,
    onIssues: (count: number) => `on ${counted(count, 'issue')}`,
    known: 'already allowed',
    nearly: (others: string) => `similar to ${others}`,
    add: (count: number) => (count === 0 ? 'Add selected values' : `Add ${counted(count, 'value')}`),
    close: 'Close',
    added: (count: number) => `${counted(count, 'value')} added to the lists. Save to keep them.`,
    tooMany: (count: number) => `${counted(count, 'value')} not added because a list is full.`,
  },
  differences: {
    setting: 'Setting',
    before: 'Before',
    after: 'After',
    theirs: 'Saved by them',
    mine: 'Yours',
    absent: '–',
    both: 'changed by both',
    none: 'There are no differences.',
  },
  facts: { yes: 'yes', no: 'no', nothing: 'none', listed: 'allowed' },
  save: {
    button: 'Save',
    unsaved: 'You have unsaved changes.',
    unsavedOn: (tabs: string) => `Unsaved changes: ${tabs}.`,
    saved: (version: number) => `Saved as version ${version}.`,
    neverSaved: 'Nothing has been saved yet.',
    nothingToSave: 'All changes are saved.',
    discard: 'Discard changes',
    askDiscard: 'Discard changes…',
    discardTitle: 'Discard these changes?',
    discardTab: (tab: string) => `Only those on ${tab}`,
    discardAll: 'Discard all',
    keepEditing: 'Keep editing',
    discardToken: 'The change to the token.',
    seeFaults: 'Correct the highlighted fields.',
    faultsOn: 'Correct the highlighted fields on these tabs:',
    conflictTitle: 'Someone else saved in the meantime',
    conflict: (version: number) =>
      `Version ${version} was saved after you opened this page. Your changes were not saved. These are the differences:`,
    sameEverywhere: 'They made the same changes as you.',
    takeTheirs: 'Use theirs and discard mine',
    putMineOnTop: 'Apply my changes on top of theirs and save',
    yoursWin: 'Where both of you changed the same setting, yours replaces theirs.',
  },
  faults: { entry: (name: string, message: string) => `“${name}”: ${message}` },
  confirm: { cancel: 'Cancel' },
};
