import { text } from '../../../src/contract/text';
import * as common from './common';
import { FIELD_TRAITS, type TriageField } from '../../../src/contract/triage-field';
import { FIELD_LISTS, settingsStrings } from './settings';

/** Texts of a project's settings, on the admin page and on the project's own page. */
export const projectStrings = {
  intro: (name: string) =>
    text('Choose what can be proposed in {name}. Anything that you do not change here is inherited from the site.', { name }),
  excluded: text('Auto-Triage AI is not turned on for this project, so nothing is proposed here. A Jira administrator can turn it on.'),
  narrowOnly: text('This project’s lists can leave out the site’s values but cannot add any. A Jira administrator can allow more.'),
  mayWiden: text('This project’s lists can contain values that are not on the site’s lists.'),
  damagedTitle: text('The stored settings of this project cannot be read'),
  damaged: text('The stored settings of this project are damaged. Nothing is proposed in this project until they are replaced.'),
  damagedReplace: text('Replace: inherit everything from the site'),
  inherited: text('inherited'),
  inheritedFromSite: text('inherited from the site'),
  overridden: text('overridden'),
  override: (what: string) => text('Change {what} for this project', { what }),
  reset: (what: string) => text('Reset {what} to the site’s settings', { what }),
  siteList: (values: string, more: number) => (more === 0 ? values : text('{values} and {more} more', { values, more })),
  siteNone: text('The site’s list is empty, so nothing is proposed for this field.'),
  byRule: (field: TriageField) =>
    FIELD_TRAITS[field].foundIn === 'projects'
      ? text('All {fields} of this project, by a rule of the site.', { fields: FIELD_LISTS[field].many })
      : text('The {fields} that are used in this project, by a rule of the site.', { fields: FIELD_LISTS[field].many }),
  emptyOverride: text('This list is empty, so nothing is proposed for this field in this project.'),
  pick: text('Add from the site’s list'),
  pickPlaceholder: text('Choose a value'),
  notOfSite: (names: string) => text('Not on the site’s list: {names}. Remove them, or ask a Jira administrator.', { names }),
  notOfProject: (names: string) => text('Not in this project: {names}.', { names }),
  import: text('Show this project’s values'),
};

/** Every text of the project page. */
export const strings = { common, settings: settingsStrings, project: projectStrings } as const;
