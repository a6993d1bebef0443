import { EMBEDDED_ADDRESS } from '../../../dev/host';
import type { AdminDefinitions } from '../../../src/contract/admin';
import type { PanelDefinitions } from '../../../src/contract/panel';
import { INHERITED_SETTINGS } from '../../../src/contract/default-settings';
import type { QueueDefinitions } from '../../../src/contract/queue';
import type { ProjectDefinitions } from '../../../src/contract/project';
import { good, type CallOptions, type TriageSite } from './triage-site';

/** A payload that is valid for each resolver function of a module, called from there, so that no function can be forgotten. */
type Payloads<Definitions> = { [Key in keyof Definitions]: (site: TriageSite, where?: CallOptions) => Promise<unknown> };

const nothing = async () => undefined;
const keep = { action: 'keep' };

const settingsOf = async (site: TriageSite) => good(await site.admin('getSettings'));

/** An issue of Web shop that an issue there may duplicate. */
const another = (site: TriageSite): { duplicateOf: string } => ({ duplicateOf: site.jira.describeIssue('SHOP-12')?.issue.id ?? '1' });

export const PANEL_CALLS: Payloads<PanelDefinitions> = {
  getPanel: nothing,
  getViewer: nothing,
  suggestTriage: async () => ({ again: true }),
  findSimilar: nothing,
  cancelRun: async () => ({ runId: 'run-1' }),
  applyTriage: async () => ({ suggestionId: 's-1', accepted: { labels: ['security'] } }),
  undoTriage: async () => ({ suggestionId: 's-1' }),
  dismissTriage: async () => ({ suggestionId: 's-1' }),
  linkDuplicate: async (site) => another(site),
  unlinkDuplicate: async (site) => ({ ...another(site), linkId: '1' }),
  findNextIssue: nothing,
  listen: nothing,
  attend: async () => ({ isHere: true }),
};

export const ADMIN_CALLS: Payloads<AdminDefinitions> = {
  getSettings: nothing,
  saveSettings: async (site) => {
    const { version, settings } = await settingsOf(site);
    return { version, settings, token: keep };
  },
  testConnection: async (site) => ({ baseUrl: EMBEDDED_ADDRESS, model: site.endpoint.model, token: keep }),
  searchProjects: async () => ({ query: '' }),
  readProjectValues: async () => ({ projectIds: ['10001'] }),
  checkValues: async (site) => ({ allowlists: (await settingsOf(site)).settings.allowlists }),
  previewPrompt: async (site) => ({ settings: (await settingsOf(site)).settings }),
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
  saveProjectSettings: async (site) => {
    const { version } = good(await site.admin('getProjectSettings', { projectId: '10001' }));
    return { projectId: '10001', version, settings: INHERITED_SETTINGS };
  },
  getLearning: async () => ({ projectId: '10001' }),
  startLearning: async () => ({ projectId: '10001', consents: true, daily: true }),
  continueLearning: async () => ({ projectId: '10001' }),
  cancelLearning: async () => ({ projectId: '10001' }),
  chooseLearning: async () => ({ projectId: '10001', daily: true, decisions: true }),
  chooseMinimum: async () => ({ projectId: '10001', field: 'components', minConfidence: null }),
  forgetProfile: async () => ({ projectId: '10001' }),
  getHygiene: async () => ({ projectId: '10001' }),
  getCoach: nothing,
  askCoach: async (site) => {
    const report = await site.admin('getCoach');
    return { question: (report.ok ? report.data.question : null) ?? { model: '', system: '', user: '', seal: '' } };
  },
  startReset: nothing,
  getReset: nothing,
};

/** Of the issue that stands where the page does: the id comes from the page, so that it can be any. */
const issueIdOf = (site: TriageSite, where?: CallOptions): { issueId: string } => ({
  issueId: site.jira.describeIssue(where?.issueKey ?? 'SHOP-13')?.issue.id ?? '1',
});

export const QUEUE_CALLS: Payloads<QueueDefinitions> = {
  getQueue: async () => ({ pageToken: null }),
  prepareIssues: async (site, where) => ({ issueIds: [issueIdOf(site, where).issueId] }),
  getIssue: async (site, where) => issueIdOf(site, where),
  findSimilar: async (site, where) => issueIdOf(site, where),
  suggestTriage: async (site, where) => ({ ...issueIdOf(site, where), again: true }),
  cancelRun: async (site, where) => ({ ...issueIdOf(site, where), runId: 'run-1' }),
  applyTriage: async (site, where) => ({ ...issueIdOf(site, where), suggestionId: 's-1', accepted: { labels: ['security'] } }),
  undoTriage: async (site, where) => ({ ...issueIdOf(site, where), suggestionId: 's-1' }),
  dismissTriage: async (site, where) => ({ ...issueIdOf(site, where), suggestionId: 's-1' }),
  linkDuplicate: async (site, where) => ({ ...issueIdOf(site, where), ...another(site) }),
  unlinkDuplicate: async (site, where) => ({ ...issueIdOf(site, where), ...another(site), linkId: '1' }),
  noteBatch: async (site, where) => ({ issues: [{ ...issueIdOf(site, where), suggestionId: 's-1' }] }),
  getBatch: nothing,
  listenToIssues: async (site, where) => ({ issueIds: [issueIdOf(site, where).issueId] }),
  attend: async (site, where) => ({ ...issueIdOf(site, where), isHere: true }),
};

export const PROJECT_CALLS: Payloads<ProjectDefinitions> = {
  getProjectSettings: nothing,
  saveProjectSettings: async (site, where) => {
    const own = await site.project('getProjectSettings', undefined, { ...where, as: 'administrator' });
    return { version: own.ok ? own.data.version : 0, settings: INHERITED_SETTINGS };
  },
  readProjectValues: nothing,
  getLearning: nothing,
  startLearning: async () => ({ consents: true, daily: true }),
  continueLearning: nothing,
  cancelLearning: nothing,
  chooseLearning: async () => ({ daily: true, decisions: true }),
  forgetProfile: nothing,
};
