import type { CoachReport } from '../../../../src/contract/coach';
import type { Settings } from '../../../../src/contract/settings';
import type { Result } from '../../../../src/contract/result';
import { INHERITED_SETTINGS } from '../../../../src/contract/default-settings';
import { OPEN_ISSUE } from '../triage-site';
import type { InProcessSite } from './in-process-site';

/** What somebody does, to the end. */
export type Action = (site: InProcessSite) => Promise<Result<unknown>>;

const DONE: Result<null> = { ok: true, data: null };

/** The suggestion that is stored when an action begins. */
function suggestionId({ storage }: InProcessSite): string {
  const [key = ''] = storage.entries().find(([each]) => each.startsWith('suggestion:')) ?? [];
  return key.split(':').at(-1) ?? '';
}

function runId({ storage }: InProcessSite): string {
  const [, stored] = storage.entries().find(([key]) => key.startsWith('run:')) ?? [];
  return (stored?.value as { value: { id: string } } | undefined)?.value.id ?? '';
}

const accept =
  (accepted: object, role?: 'administrator'): Action =>
  (site) =>
    site.call('panel', 'applyTriage', { suggestionId: suggestionId(site), accepted }, role);

const PROJECT = { projectId: '10001' };

const ALL = { priority: ['2'], components: ['Payments'], labels: ['data-loss', 'regression'] };

/** The issue, as the triage page names it. */
function issueId({ jira }: InProcessSite): string {
  return jira.describeIssue(OPEN_ISSUE)?.issue.id ?? '';
}

/** Another issue of its project, which it may duplicate. */
function another({ jira }: InProcessSite): { duplicateOf: string } {
  return { duplicateOf: jira.describeIssue('SHOP-12')?.issue.id ?? '' };
}

/** Components are accepted by id, which the sample's Jira has made. */
async function acceptAll(site: InProcessSite): Promise<Result<unknown>> {
  const id = site.jira
    .snapshot()
    .projects.find(({ key }) => key === 'SHOP')
    ?.components.find(({ name }) => name === 'Payments')?.id;
  return accept({ ...ALL, components: [id] })(site);
}

const save =
  (change: (settings: Settings) => Settings, token: object): Action =>
  async (site) => {
    const read = (await site.call('admin', 'getSettings', undefined, 'administrator')) as Result<{ version: number; settings: Settings }>;
    if (!read.ok) return read;
    const { version, settings } = read.data;
    return site.call('admin', 'saveSettings', { version, settings: change(settings), token }, 'administrator');
  };

const endpoint =
  (name: string) =>
  (settings: Settings): Settings => ({ ...settings, endpoint: { baseUrl: `https://${name}.sprintloom.com/v1`, model: 'm' } });

/** Both with the address that a token belongs to in its own name, so that a token at the wrong address shows. */
const saveToken = (name: string): Action => save(endpoint(name), { action: 'replace', value: `token-of-${name}` });

/** Links two issues and takes that back, which concerns nothing that is stored. */
const unlink =
  (exportName: 'panel' | 'queue', named: (site: InProcessSite) => object): Action =>
  async (site) => {
    const payload = { ...named(site), ...another(site) };
    const linked = (await site.call(exportName, 'linkDuplicate', payload)) as Result<{ linkId: string }>;
    return linked.ok ? site.call(exportName, 'unlinkDuplicate', { ...payload, linkId: linked.data.linkId }) : linked;
  };

/** What decides nothing. */
export const LOOKS = {
  suggest: (site) => site.call('panel', 'suggestTriage', { again: false }),
  'suggest again': (site) => site.call('queue', 'suggestTriage', { issueId: issueId(site), again: true }, 'administrator'),
  'look at the panel': async (site) => {
    await site.call('panel', 'findSimilar');
    await site.call('panel', 'findNextIssue');
    await site.call('panel', 'listen');
    await site.call('panel', 'attend', { isHere: true });
    await unlink('panel', () => ({}))(site);
    return site.call('panel', 'getPanel');
  },
  'look at the triage page': async (site) => {
    const list = await site.call('queue', 'getQueue', { pageToken: null });
    await site.call('queue', 'getIssue', { issueId: issueId(site) });
    await site.call('queue', 'findSimilar', { issueId: issueId(site) });
    await site.call('queue', 'listenToIssues', { issueIds: [issueId(site)] });
    await site.call('queue', 'noteBatch', { issues: [{ issueId: issueId(site), suggestionId: 'none' }] });
    await site.call('queue', 'getBatch');
    await site.call('queue', 'attend', { issueId: issueId(site), isHere: true });
    await unlink('queue', (its) => ({ issueId: issueId(its) }))(site);
    await site.call('queue', 'cancelRun', { issueId: issueId(site), runId: 'none' });
    return list;
  },
  'ask by the action': (site) => site.askByAction(),
  'get proposals ready': async (site) => {
    await site.arrive();
    return site.call('queue', 'prepareIssues', { issueIds: [issueId(site)] });
  },
} satisfies Record<string, Action>;

/** What an agent or an administrator does about the suggestion. */
export const DECISIONS = {
  accept: acceptAll,
  'accept other values': (site) => {
    const accepted = { priority: ['4'], components: [], labels: ['data-loss'] };
    return site.call('queue', 'applyTriage', { issueId: issueId(site), suggestionId: suggestionId(site), accepted }, 'administrator');
  },
  undo: (site) => site.call('panel', 'undoTriage', { suggestionId: suggestionId(site) }),
  'undo on the triage page': (site) =>
    site.call('queue', 'undoTriage', { issueId: issueId(site), suggestionId: suggestionId(site) }, 'administrator'),
  'dismiss on the triage page': (site) => site.call('queue', 'dismissTriage', { issueId: issueId(site), suggestionId: suggestionId(site) }),
  dismiss: (site) => site.call('panel', 'dismissTriage', { suggestionId: suggestionId(site) }, 'administrator'),
  ...LOOKS,
} satisfies Record<string, Action>;

/** What happens to a run. */
export const RUNS = {
  cancel: (site) => site.call('panel', 'cancelRun', { runId: runId(site) }),
  'finish the run': async (site) => {
    if (!(await site.deliver('runWorker'))) throw new Error('There is no run to finish.');
    return DONE;
  },
  suggest: LOOKS.suggest,
  'suggest again': LOOKS['suggest again'],
} satisfies Record<string, Action>;

/** What administrators save. */
export const SAVES = {
  'save a token for one': saveToken('one'),
  'save a token for two': saveToken('two'),
  'save rules': save((settings) => ({ ...settings, rules: 'x' }), { action: 'keep' }),
  'remove the token': save((settings) => settings, { action: 'remove' }),
} satisfies Record<string, Action>;

/** Learning from beginning to end, on the admin page or on the project's own. */
const learn =
  (exportName: 'admin' | 'project', role: 'administrator' | 'project-administrator', project: object): Action =>
  async (site) => {
    const started = await site.call(exportName, 'startLearning', { ...project, consents: true, daily: true }, role);
    if (!started.ok) return started;
    const read = await site.call(exportName, 'continueLearning', exportName === 'admin' ? project : undefined, role);
    while (await site.deliver('upkeepWorker', 'learn'));
    return read;
  };

const CHOICES = { daily: false, decisions: true };

/** What an administrator does about a project's profile. */
const LEARNING = {
  learn: learn('admin', 'administrator', PROJECT),
  'learn on the project page': learn('project', 'project-administrator', {}),
  'choose how to learn': (site) => site.call('admin', 'chooseLearning', { ...PROJECT, ...CHOICES }, 'administrator'),
  'choose a minimum': (site) => site.call('admin', 'chooseMinimum', { ...PROJECT, field: 'labels', minConfidence: 0.5 }, 'administrator'),
  'look for values to tidy up': (site) => site.call('admin', 'getHygiene', PROJECT, 'administrator'),
  'stop learning': (site) => site.call('admin', 'cancelLearning', PROJECT, 'administrator'),
  'forget what was learned': (site) => site.call('admin', 'forgetProfile', PROJECT, 'administrator'),
  'choose, stop and forget on the project page': async (site) => {
    const chosen = await site.call('project', 'chooseLearning', CHOICES, 'project-administrator');
    const stopped = await site.call('project', 'cancelLearning', undefined, 'project-administrator');
    const forgotten = await site.call('project', 'forgetProfile', undefined, 'project-administrator');
    return [chosen, stopped, forgotten].find(({ ok }) => !ok) ?? DONE;
  },
} satisfies Record<string, Action>;

/** What happens by itself to a profile, and what people decide who teach it. */
export const LEARNED = {
  ...LEARNING,
  'finish learning': async (site) => {
    await site.deliver('upkeepWorker', 'learn');
    return DONE;
  },
  'learn what was resolved': async (site) => {
    await site.daily();
    while (await site.deliver('upkeepWorker', 'top-up'));
    return DONE;
  },
  accept: acceptAll,
  undo: DECISIONS.undo,
  dismiss: DECISIONS.dismiss,
} satisfies Record<string, Action>;

/** Every function that writes nothing, one after the other. */
async function readEverything(site: InProcessSite): Promise<Result<unknown>> {
  const read = (await site.call('admin', 'getSettings', undefined, 'administrator')) as Result<{ settings: Settings }>;
  if (!read.ok) return read;
  const { settings } = read.data;
  const functions: ['panel' | 'admin' | 'project', string, unknown?][] = [
    ['panel', 'getViewer'],
    ['admin', 'searchProjects', { query: 'shop' }],
    ['admin', 'checkValues', { allowlists: settings.allowlists }],
    ['admin', 'previewPrompt', { settings }],
    ['admin', 'tryMasking', { text: 'x' }],
    ['admin', 'getStatistics', { days: 7 }],
    ['admin', 'getActivity'],
    ['admin', 'listVersions'],
    ['admin', 'readVersion', { version: 1 }],
    ['admin', 'readImport', { text: 'x' }],
    ['admin', 'listProjectSettings'],
    ['admin', 'getProjectSettings', PROJECT],
    ['admin', 'getLearning', PROJECT],
    ['admin', 'getReset'],
    ['project', 'getProjectSettings'],
    ['project', 'getLearning'],
  ];
  const results: Result<unknown>[] = [];
  for (const [exportName, name, payload] of functions) results.push(await site.call(exportName, name, payload, 'administrator'));
  return results.find((result) => !result.ok && result.error.code === 'INTERNAL') ?? DONE;
}

/** What else an administrator can do. */
export const ADMINISTRATION = {
  ...SAVES,
  ...LEARNING,
  'read everything': readEverything,
  'save settings of a project': (site) =>
    site.call('project', 'saveProjectSettings', { version: 0, settings: { ...INHERITED_SETTINGS, rules: 'x' } }, 'project-administrator'),
  'save settings of a project for it': (site) =>
    site.call('admin', 'saveProjectSettings', { ...PROJECT, version: 0, settings: { ...INHERITED_SETTINGS, rules: 'y' } }, 'administrator'),
  'import values': (site) => site.call('admin', 'readProjectValues', { projectIds: [PROJECT.projectId] }, 'administrator'),
  'import values of a project': (site) => site.call('project', 'readProjectValues', undefined, 'project-administrator'),
  'test the connection': (site) =>
    site.call(
      'admin',
      'testConnection',
      { baseUrl: 'https://three.sprintloom.com/v1', model: 'm', token: { action: 'keep' } },
      'administrator',
    ),
  check: (site) => site.call('admin', 'runCheck', undefined, 'administrator'),
  try: async (site) => {
    const read = (await site.call('admin', 'getSettings', undefined, 'administrator')) as Result<{ settings: Settings }>;
    if (!read.ok) return read;
    const payload = { settings: read.data.settings, token: { action: 'keep' }, issueKey: 'SHOP-14' };
    return site.call('admin', 'tryTriage', payload, 'administrator');
  },
  'look how triage goes': async (site) => {
    const report = (await site.call('admin', 'getCoach', undefined, 'administrator')) as Result<CoachReport>;
    if (!report.ok) return report;
    return site.call('admin', 'askCoach', { question: report.data.question }, 'administrator');
  },
  'run the daily job': async (site) => {
    await site.daily();
    return DONE;
  },
} satisfies Record<string, Action>;

/** Deletes everything, to the end. */
export const reset: Action = async (site) => {
  const started = await site.call('admin', 'startReset', undefined, 'administrator');
  while (await site.deliver('upkeepWorker'));
  return started;
};
