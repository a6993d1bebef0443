import { EMBEDDED_ADDRESS } from '../../../dev/host';
import type { AdminDefinitions } from '../../../src/contract/admin';
import type { PanelDefinitions } from '../../../src/contract/panel';
import type { ProjectDefinitions } from '../../../src/contract/project';
import { INHERITED_SETTINGS } from '../../../src/contract/project-settings';
import { good, type TriageSite } from './triage-site';

/** A payload that is valid for each resolver function of a module, so that no function can be forgotten. */
type Payloads<Definitions> = { [Key in keyof Definitions]: (site: TriageSite) => Promise<unknown> };

const nothing = async () => undefined;
const keep = { action: 'keep' };

const settingsOf = async (site: TriageSite) => good(await site.admin('getSettings'));

export const PANEL_CALLS: Payloads<PanelDefinitions> = {
  getPanel: nothing,
  getViewer: nothing,
  suggestTriage: async () => ({ again: true }),
  cancelRun: async () => ({ runId: 'run-1' }),
  applyTriage: async () => ({ suggestionId: 's-1', accepted: { labels: ['security'] } }),
  undoTriage: async () => ({ suggestionId: 's-1' }),
  dismissTriage: async () => ({ suggestionId: 's-1' }),
};

export const ADMIN_CALLS: Payloads<AdminDefinitions> = {
  getSettings: nothing,
  saveSettings: async (site) => {
    const { version, settings } = await settingsOf(site);
    return { version, settings, token: keep };
  },
  testConnection: async (site) => ({ baseUrl: EMBEDDED_ADDRESS, model: site.endpoint.model, token: keep }),
  searchProjects: async () => ({ query: '', startAt: 0 }),
  readProjectValues: async () => ({ projectIds: ['10001'] }),
  checkValues: async (site) => ({ allowlists: (await settingsOf(site)).settings.allowlists }),
  previewPrompt: async (site) => ({ settings: (await settingsOf(site)).settings, projectId: '10001' }),
  tryTriage: async (site) => ({ settings: (await settingsOf(site)).settings, token: keep, issueKey: 'SHOP-13' }),
  tryMasking: async () => ({ text: 'Write to me@sprintloom.com.' }),
  getStatistics: async () => ({ days: 7 }),
  getActivity: nothing,
  runCheck: nothing,
  listVersions: nothing,
  readVersion: async () => ({ version: 1 }),
  readImport: async (site) => ({ text: JSON.stringify((await settingsOf(site)).settings) }),
  listProjectSettings: nothing,
  getProjectSettings: async () => ({ projectId: '10001' }),
  saveProjectSettings: async () => ({ projectId: '10001', version: 0, settings: INHERITED_SETTINGS }),
  startReset: nothing,
  getReset: nothing,
};

export const PROJECT_CALLS: Payloads<ProjectDefinitions> = {
  getProjectSettings: nothing,
  saveProjectSettings: async () => ({ version: 0, settings: INHERITED_SETTINGS }),
  readProjectValues: nothing,
};
