import { DEFAULT_SETTINGS } from '../../src/contract/settings';
import type { ProjectDefinitions } from '../../src/contract/project';
import { INHERITED_SETTINGS } from '../../src/contract/project-settings';
import type { AdminDefinitions } from '../../src/contract/admin';
import type { ErrorCode } from '../../src/contract/error-body';
import type { PanelDefinitions } from '../../src/contract/panel';
import type { Result } from '../../src/contract/result';
import { aReply, startTriageSite, type CallOptions, type TriageSite } from './support/triage-site';

/** Who calls. Anonymous: the platform names nobody. Unlicensed: an administrator, in production, after the licence has lapsed. */
const CALLERS = ['administrator', 'project-administrator', 'agent', 'viewer', 'anonymous', 'unlicensed'] as const;
/** What the platform's context names: something that is the caller's where anything is, something that is not, or nothing. */
const PLACES = ['own', 'other', 'missing'] as const;

type Caller = (typeof CALLERS)[number];
type Place = (typeof PLACES)[number];
/** What must come of a call: it passes the guards, or fails with this code. */
type Outcome = 'passes' | ErrorCode;
type Rule = (caller: Caller, place: Place) => Outcome;

const SAVE = { version: 77, settings: DEFAULT_SETTINGS, token: { action: 'keep' } };
const ENDPOINT = { baseUrl: 'https://embedded.sprintloom.com/v1', model: 'embedded-classifier', token: { action: 'keep' } };

const byCaller = (caller: Caller, allowed: Caller[]): Outcome => {
  if (caller === 'unlicensed') return 'UNLICENSED';
  return allowed.includes(caller) ? 'passes' : 'NOT_PERMITTED';
};

/** The admin page belongs to no project, so what the context names changes nothing. */
const siteAdministrator: Rule = (caller) => byCaller(caller, ['administrator']);

/** Web shop is the sample's project with an administrator of its own; the mobile app's is not theirs. */
const projectAdministrator: Rule = (caller, place) => {
  if (caller === 'unlicensed') return place === 'missing' ? 'NOT_PERMITTED' : 'UNLICENSED';
  if (place === 'missing') return 'NOT_PERMITTED';
  return byCaller(caller, place === 'own' ? ['administrator', 'project-administrator'] : ['administrator']);
};

/** On an issue: SHOP-13 is for those who may edit, PPL-2 is seen by administrators only. */
const onIssue =
  (readers: Caller[]): Rule =>
  (caller, place) => {
    if (caller === 'anonymous') return 'NOT_PERMITTED';
    if (caller === 'unlicensed') return 'UNLICENSED';
    if (place === 'missing') return 'NOT_PERMITTED';
    if (place === 'other' && caller !== 'administrator') return 'ISSUE_NOT_FOUND';
    return byCaller(caller, readers);
  };

const EDITORS: Caller[] = ['administrator', 'project-administrator', 'agent'];

/** Says who asks about themselves, and reads no issue. */
const aboutOneself: Rule = (caller, place) => {
  if (caller === 'anonymous') return 'NOT_PERMITTED';
  if (caller === 'unlicensed') return 'UNLICENSED';
  return place === 'missing' ? 'NOT_PERMITTED' : 'passes';
};

/** Without a row for each function this does not compile. */
const ADMIN: Record<keyof AdminDefinitions, [payload: unknown, rule: Rule]> = {
  getSettings: [undefined, siteAdministrator],
  saveSettings: [SAVE, siteAdministrator],
  testConnection: [ENDPOINT, siteAdministrator],
  searchProjects: [{ query: '', startAt: 0 }, siteAdministrator],
  readProjectValues: [{ projectIds: ['10001'] }, siteAdministrator],
  checkValues: [{ allowlists: DEFAULT_SETTINGS.allowlists }, siteAdministrator],
  previewPrompt: [{ settings: DEFAULT_SETTINGS, projectId: null }, siteAdministrator],
  tryTriage: [{ settings: DEFAULT_SETTINGS, token: { action: 'keep' }, issueKey: 'SHOP-13' }, siteAdministrator],
  tryMasking: [{ text: 'x' }, siteAdministrator],
  getStatistics: [{ days: 7 }, siteAdministrator],
  getActivity: [undefined, siteAdministrator],
  runCheck: [undefined, siteAdministrator],
  listVersions: [undefined, siteAdministrator],
  readVersion: [{ version: 77 }, siteAdministrator],
  readImport: [{ text: '{}' }, siteAdministrator],
  listProjectSettings: [undefined, siteAdministrator],
  getProjectSettings: [{ projectId: '10001' }, siteAdministrator],
  saveProjectSettings: [{ projectId: '10001', version: 77, settings: INHERITED_SETTINGS }, siteAdministrator],
  getReset: [undefined, siteAdministrator],
  // The last of all, because it ends everything else.
  startReset: [undefined, siteAdministrator],
};

const PROJECT: Record<keyof ProjectDefinitions, [payload: unknown, rule: Rule]> = {
  getProjectSettings: [undefined, projectAdministrator],
  saveProjectSettings: [{ version: 77, settings: INHERITED_SETTINGS }, projectAdministrator],
  readProjectValues: [undefined, projectAdministrator],
};

const PANEL: Record<keyof PanelDefinitions, [payload: unknown, rule: Rule]> = {
  // Without a suggestion it reads nothing of the issue, and shows nothing of it.
  getPanel: [undefined, aboutOneself],
  getViewer: [undefined, aboutOneself],
  suggestTriage: [{ again: false }, onIssue(EDITORS)],
  cancelRun: [{ runId: 'run-1' }, onIssue(EDITORS)],
  applyTriage: [{ suggestionId: 's-1', accepted: { labels: ['security'] } }, onIssue(EDITORS)],
  undoTriage: [{ suggestionId: 's-1' }, onIssue(EDITORS)],
  dismissTriage: [{ suggestionId: 's-1' }, onIssue(EDITORS)],
};

const WHERE: Record<string, Record<Place, CallOptions>> = {
  'triage-admin': {
    own: {},
    other: { override: { context: { extension: { project: { id: '10002', key: 'APP' } } } } },
    missing: { override: { context: {} } },
  },
  'triage-project': { own: { projectKey: 'SHOP' }, other: { projectKey: 'APP' }, missing: { override: { context: { extension: {} } } } },
  'triage-panel': { own: { issueKey: 'SHOP-13' }, other: { issueKey: 'PPL-2' }, missing: { override: { context: { extension: {} } } } },
};

const CASES = Object.entries({ 'triage-panel': PANEL, 'triage-project': PROJECT, 'triage-admin': ADMIN }).flatMap(([module, functions]) =>
  Object.entries(functions).map(([name, [payload, rule]]) => ({ module, name, payload, rule })),
);

/** Codes that only those get who have passed the guards. */
const BEYOND: ErrorCode[] = ['NOT_CONFIGURED', 'INVALID_INPUT', 'SAVE_CONFLICT', 'STALE_SUGGESTION', 'NOTHING_SUGGESTED'];

describe('who may call what, where', () => {
  let site: TriageSite;

  beforeAll(async () => {
    site = await startTriageSite({ queueTimeScale: 0.01 });
    site.endpoint.setReply(() => aReply());
  });

  afterAll(async () => {
    await site.queue.settled();
    await site.close();
  });

  async function call(module: string, name: string, payload: unknown, caller: Caller, place: Place): Promise<Outcome> {
    const where = WHERE[module]?.[place] ?? {};
    const as = caller === 'anonymous' ? null : caller === 'unlicensed' ? 'administrator' : caller;
    const licence = caller === 'unlicensed' ? { environmentType: 'PRODUCTION' as const, license: { active: false } } : {};
    const options = { ...where, as, override: { ...where.override, ...licence } };
    const invoke = { 'triage-admin': site.admin, 'triage-project': site.project, 'triage-panel': site.panel }[module] as (
      name: string,
      payload: unknown,
      options: CallOptions,
    ) => Promise<Result<unknown>>;
    const result = await invoke(name, payload, options);
    return result.ok || BEYOND.includes(result.error.code) ? 'passes' : result.error.code;
  }

  it.each(CASES)('6: $module $name lets through whom it must, and nobody else', async ({ module, name, payload, rule }) => {
    for (const caller of CALLERS) {
      for (const place of PLACES) {
        expect([caller, place, await call(module, name, payload, caller, place)]).toEqual([caller, place, rule(caller, place)]);
      }
    }
  });

  it.each(['no-such-function', 'constructor', 'toString', 'hasOwnProperty', '__proto__'])('6: no resolver knows %s', async (name) => {
    for (const resolver of [site.panel, site.project, site.admin] as ((name: string) => Promise<unknown>)[]) {
      expect(await resolver(name)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    }
  });

  it.each(CASES.filter(({ module }) => module !== 'triage-panel'))(
    '6: $module $name cannot be reached from the panel',
    async ({ name, payload }) => {
      const result = await site.panel(name as 'getPanel', payload, { as: 'administrator' });
      expect(result).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    },
  );
});
