import { strings as shared } from '../strings';
import { settingsStrings } from './settings';

/** Texts of a project's settings, on the admin page and on the project's own. */
export const projectStrings = {
  intro: (name: string) => `What may be proposed in ${name}. What you do not change here is as for the whole site.`,
  excluded: 'Auto-Triage AI is not switched on in this project, so nothing is proposed here. An administrator of the site decides that.',
  narrowOnly: 'Lists of this project can leave out values of the site, but not add any. An administrator of the site can permit more.',
  mayWiden: 'Lists of this project may hold values that the site’s lists do not have.',
  damagedTitle: 'The stored settings of this project cannot be read',
  damaged: 'What is stored for this project is damaged. Nothing is proposed in it until that is replaced.',
  damagedReplace: 'Replace it: inherit everything from the site',
  inherited: 'inherited',
  inheritedFromSite: 'inherited from the site',
  overridden: 'overridden',
  override: (what: string) => `Change ${what} for this project`,
  reset: (what: string) => `Reset ${what} to the site’s`,
  siteList: (values: string, more: number) => (more === 0 ? values : `${values} and ${more} more`),
  siteNone: 'The site has none: nothing of this kind is proposed.',
  emptyOverride: 'An empty list of its own means: nothing of this kind is proposed in this project.',
  pick: 'Add from the site’s list',
  pickPlaceholder: 'Choose a value',
  notOfSite: (names: string) => `The site’s list does not have: ${names}. Take them out, or ask an administrator of the site.`,
  notOfProject: (names: string) => `This project has no component ${names}.`,
  import: 'Show what this project has',
};

/** Every text of the project page. */
export const strings = { common: shared.common, settings: settingsStrings, project: projectStrings } as const;
