import * as common from './common';
import { FIELD_TRAITS, type TriageField } from '../../../src/contract/triage-field';
import { FIELD_LISTS, settingsStrings } from './settings';

/** Texts of a project's settings, on the admin page and on the project's own page. */
export const projectStrings = {
  intro: (name: string) => `Choose what can be proposed in ${name}. Anything that you do not change here is inherited from the site.`,
  excluded: 'Auto-Triage AI is not turned on for this project, so nothing is proposed here. A Jira administrator can turn it on.',
  narrowOnly: 'This project’s lists can leave out the site’s values but cannot add any. A Jira administrator can allow more.',
  mayWiden: 'This project’s lists can contain values that are not on the site’s lists.',
  damagedTitle: 'The stored settings of this project cannot be read',
  damaged: 'The stored settings of this project are damaged. Nothing is proposed in this project until they are replaced.',
  damagedReplace: 'Replace: inherit everything from the site',
  inherited: 'inherited',
  inheritedFromSite: 'inherited from the site',
  overridden: 'overridden',
  override: (what: string) => `Change ${what} for this project`,
  reset: (what: string) => `Reset ${what} to the site’s settings`,
  siteList: (values: string, more: number) => (more === 0 ? values : `${values} and ${more} more`),
  siteNone: 'The site’s list is empty, so nothing is proposed for this field.',
  byRule: (field: TriageField) =>
    FIELD_TRAITS[field].foundIn === 'projects'
      ? `All ${FIELD_LISTS[field].many} of this project, by a rule of the site.`
      : `The ${FIELD_LISTS[field].many} that are used in this project, by a rule of the site.`,
  emptyOverride: 'This list is empty, so nothing is proposed for this field in this project.',
  pick: 'Add from the site’s list',
  pickPlaceholder: 'Choose a value',
  notOfSite: (names: string) => `Not on the site’s list: ${names}. Remove them, or ask a Jira administrator.`,
  notOfProject: (names: string) => `Not in this project: ${names}.`,
  import: 'Show this project’s values',
};

/** Every text of the project page. */
export const strings = { common, settings: settingsStrings, project: projectStrings } as const;
