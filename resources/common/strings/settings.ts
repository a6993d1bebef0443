import { plural, text } from '../../../src/contract/text';
import type { ThinkingMode } from '../../../src/contract/limits';
import { FIELD_TRAITS, type TriageField } from '../../../src/contract/triage-field';
import { fieldNoun } from './common';

/** What settings call the values of each field. */
export const FIELD_LISTS: Record<TriageField, { many: string; gone: string }> = {
  priority: { many: text('priorities'), gone: text('This site no longer has this priority') },
  components: { many: text('components'), gone: text('No project has this component') },
  labels: { many: text('labels'), gone: text('No issue has this label') },
};

const TITLES: Record<TriageField, string> = { priority: text('Priorities'), components: text('Components'), labels: text('Labels') };

const ONE: Record<TriageField, string> = { priority: text('Priority'), components: text('Component'), labels: text('Label') };

/** How much a model may think. */
export const THINKING_WORDS: Record<ThinkingMode, string> = {
  automatic: text('Automatic (recommended)'),
  off: text('Off'),
  low: text('A little'),
  model: text('As the model does by itself'),
};

/** Texts about settings that the admin page and the project page share. */
export const settingsStrings = {
  list: {
    search: (what: string) => text('Search {what}', { what }),
    count: (count: number, limit: number) => text('{count} (maximum {limit})', { count, limit }),
    matching: (matching: number, count: number) => text('{matching} of {count} match', { matching, count }),
    none: text('None yet.'),
    nothingFound: text('Nothing matches the search.'),
    add: (what: string) => text('Add {what}…', { what }),
    addLabel: text(
      'One per line. Optionally, add a description for the model after a vertical bar: data-loss | records are gone or damaged',
    ),
    spaces: (names: readonly string[]) =>
      text('Names cannot contain spaces: {names}. Use hyphens or underscores instead.', {
        names: names.map((word) => text('“{word}”', { word })).join(', '),
      }),
    addNow: text('Add'),
    addDone: text('Close'),
    added: (added: number, known: number, tooMany: number) =>
      [
        text('{added} added.', { added }),
        ...(known > 0 ? [text('{known} already on the list.', { known })] : []),
        ...(tooMany > 0 ? [text('{tooMany} not added: the list is full.', { tooMany })] : []),
      ].join(' '),
    description: (name: string) => text('What {name} means (optional)', { name }),
    tickAll: text('Select all'),
    tickFound: text('Select all results'),
    untickAll: text('Clear selection'),
    mergeDuplicates: text('Merge duplicates into mappings'),
    removeShort: text('Remove'),
    removeTicked: (count: number) => text('Remove {count} selected', { count }),
    nearDuplicate: (others: string) => text('Similar to {others}', { others }),
    nearDuplicates: (count: number) =>
      plural(count, '{count} value may be duplicates. They are marked.', '{count} values may be duplicates. They are marked.'),
    goneCount: (count: number) =>
      plural(count, '{count} value not found in Jira. They are marked.', '{count} values not found in Jira. They are marked.'),
    page: (first: number, last: number, all: number) => text('{first}–{last} of {all}', { first, last, all }),
    previous: text('Previous page'),
    next: text('Next page'),
  },
  values: {
    title: (field: TriageField) => TITLES[field],
    one: (field: TriageField, name: string) => `${ONE[field]} ${name}`,
    mappings: text('Label mappings'),
    rules: text('Rules for the model'),
    noChoices: (field: TriageField) => text('Jira did not list any {fields}.', { fields: FIELD_LISTS[field].many }),
    whenToUse: (name: string) => text('When to use {name} (optional)', { name }),
    unknown: (id: string) => text('{id} (no longer on this site)', { id }),
    rulesUsed: (used: number, limit: number) => text('{used} of {limit} characters.', { used, limit }),
  },
  automatic: {
    allow: (field: TriageField) =>
      FIELD_TRAITS[field].foundIn === 'projects'
        ? text('Allow all {fields} of the issue’s project', { fields: FIELD_LISTS[field].many })
        : text('Allow {fields} that are used in the issue’s project', { fields: FIELD_LISTS[field].many }),
    help: (field: TriageField) =>
      FIELD_TRAITS[field].foundIn === 'projects'
        ? text('New {fields} are allowed as soon as the project has them. Values on the list below are allowed as well.', {
            fields: FIELD_LISTS[field].many,
          })
        : text(
            'Counted once a day among the project’s newest 500 issues from the last year. Values on the list below are allowed as well.',
          ),
    atLeast: (field: TriageField) => text('Minimum number of issues that use a {field}', { field: fieldNoun(field) }),
    except: (field: TriageField) => text('Except these {fields}', { fields: FIELD_LISTS[field].many }),
    exceptHelp: text('One per line.'),
  },
  mappings: {
    intro: text('Maps words that the model may use to allowed labels. Useful when old names keep coming up.'),
    from: text('The model says'),
    choose: text('Choose an allowed label'),
    to: (from: string) => (from === '' ? text('Label for it') : text('Label for {from}', { from })),
    pair: (from: string, to: string) => `${from === '' ? '…' : from} → ${to === '' ? '…' : to}`,
    edit: text('Change'),
    done: text('Done'),
    add: text('Add mapping'),
    addFirst: text('Add a label to the list first.'),
    none: text('No mappings.'),
  },
  import: {
    counted: (issues: number) =>
      issues === 0
        ? text('No issues were found in which to count labels.')
        : plural(
            issues,
            'Label counts are based on the newest {count} issue that you can view.',
            'Label counts are based on the newest {count} issues that you can view.',
          ),
    nothing: (field: TriageField) => text('No {fields}.', { fields: FIELD_LISTS[field].many }),
    search: text('Search values'),
    atLeast: text('Used at least'),
    order: text('Sort by'),
    orders: { count: text('Most used'), name: text('Name') },
    nothingFound: text('Nothing matches.'),
    all: (count: number) => text('All {count}', { count }),
    none: text('None'),
    inProjects: (count: number) => plural(count, 'in {count} project', 'in {count} projects'),
    onIssues: (count: number) => plural(count, 'on {count} issue', 'on {count} issues'),
    known: text('already allowed'),
    nearly: (others: string) => text('similar to {others}', { others }),
    add: (count: number) => (count === 0 ? text('Add selected values') : plural(count, 'Add {count} value', 'Add {count} values')),
    close: text('Close'),
    added: (count: number) =>
      plural(count, '{count} value added to the lists. Save to keep them.', '{count} values added to the lists. Save to keep them.'),
    tooMany: (count: number) =>
      plural(count, '{count} value not added because a list is full.', '{count} values not added because a list is full.'),
  },
  differences: {
    setting: text('Setting'),
    before: text('Before'),
    after: text('After'),
    theirs: text('Saved by them'),
    mine: text('Yours'),
    absent: '–',
    both: text('changed by both'),
    none: text('There are no differences.'),
  },
  facts: { yes: text('yes'), no: text('no'), nothing: text('none'), listed: text('allowed') },
  save: {
    button: text('Save'),
    unsaved: text('You have unsaved changes.'),
    unsavedOn: (tabs: string) => text('Unsaved changes: {tabs}.', { tabs }),
    saved: (version: number) => text('Saved as version {version}.', { version }),
    neverSaved: text('Nothing has been saved yet.'),
    nothingToSave: text('All changes are saved.'),
    discard: text('Discard changes'),
    askDiscard: text('Discard changes…'),
    discardTitle: text('Discard these changes?'),
    discardTab: (tab: string) => text('Only those on {tab}', { tab }),
    discardAll: text('Discard all'),
    keepEditing: text('Keep editing'),
    discardToken: text('The change to the token.'),
    seeFaults: text('Correct the highlighted fields.'),
    faultsOn: text('Correct the highlighted fields on these tabs:'),
    conflictTitle: text('Someone else saved in the meantime'),
    conflict: (version: number) =>
      text('Version {version} was saved after you opened this page. Your changes were not saved. These are the differences:', { version }),
    sameEverywhere: text('They made the same changes as you.'),
    takeTheirs: text('Use theirs and discard mine'),
    putMineOnTop: text('Apply my changes on top of theirs and save'),
    yoursWin: text('Where both of you changed the same setting, yours replaces theirs.'),
  },
  faults: { entry: (name: string, message: string) => text('“{name}”: {message}', { name, message }) },
  confirm: { cancel: text('Cancel') },
};
