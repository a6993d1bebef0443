import { INHERITED_SETTINGS as INHERITED } from '../../src/contract/default-settings';
import type { ProjectSettings } from '../../src/contract/project-settings';
import { EARLIER_PROJECT_SETTINGS } from '../fixtures/earlier-settings';
import type { Settings } from '../../src/contract/settings';
import { aReply, bad, everythingIn, good, OPEN_PROJECT, startTriageSite, suggest, type TriageSite } from './support/triage-site';

const SHOP = '10001';

const entry = (name: string) => ({ name, description: '' });
const labels = (...names: string[]): ProjectSettings => ({
  ...INHERITED,
  allowlists: { ...INHERITED.allowlists, labels: names.map(entry) },
});

describe('settings of a project', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
    site.endpoint.setReply(() => aReply());
  });

  afterEach(async () => {
    await site.close();
  });

  const own = async () => good(await site.project('getProjectSettings'));
  const save = async (settings: unknown) => site.project('saveProjectSettings', { version: (await own()).version, settings });
  const saveAsAdministrator = async (settings: unknown, projectId = SHOP) => {
    const { version } = good(await site.admin('getProjectSettings', { projectId }));
    return site.admin('saveProjectSettings', { projectId, version, settings });
  };
  async function saveSite(change: (settings: Settings) => Settings): Promise<void> {
    const { version, settings } = good(await site.admin('getSettings'));
    good(await site.admin('saveSettings', { version, settings: change(settings), token: { action: 'keep' } }));
  }
  const proposedLabels = async (issueKey?: string) => {
    const { fields } = await suggest(site, issueKey === undefined ? undefined : { issueKey });
    return fields.find(({ field }) => field === 'labels')?.proposals.map(({ value }) => value.name);
  };

  it('show what is inherited and what the project has, and nothing of the endpoint', async () => {
    const { settings: whole } = good(await site.admin('getSettings'));
    const view = await own();
    expect(view).toMatchObject({
      project: { id: SHOP, key: OPEN_PROJECT },
      version: 0,
      settings: INHERITED,
      mayWiden: false,
      isIncluded: true,
    });
    expect(view.inherited).toEqual({ allowlists: whole.allowlists, labelMappings: whole.labelMappings, rules: whole.rules });
    expect(view.values).toMatchObject({
      components: expect.arrayContaining([expect.objectContaining({ name: 'Payments' })]),
      labels: null,
    });
    expect(view.values.priority).toHaveLength(5);
    expect(JSON.stringify(view)).not.toMatch(/endpoint|sprintloom|embedded|token/i);
    expect(good(await site.admin('getProjectSettings', { projectId: SHOP })).mayWiden).toBe(true);
  });

  it('are used for suggestions in the project and in no other, until they are reset', async () => {
    expect(await proposedLabels()).toEqual(['data-loss', 'regression']);
    good(await save({ ...labels('regression', 'crash'), labelMappings: [{ from: 'data-loss', to: 'crash' }], rules: 'Shop rules.' }));
    const suggestion = await suggest(site, { issueKey: 'SHOP-14' });
    expect(suggestion.fields.find(({ field }) => field === 'labels')?.proposals.map(({ value }) => value.name)).toEqual([
      'crash',
      'regression',
    ]);
    expect(site.prompts().at(-1)?.messages[0]?.content).toContain('Shop rules.');
    expect(await proposedLabels('PLAT-20')).toEqual(['data-loss', 'regression']);
    expect(site.prompts().at(-1)?.messages[0]?.content).not.toContain('Shop rules.');
    good(await save(INHERITED));
    expect(await proposedLabels('SHOP-15')).toEqual(['data-loss', 'regression']);
  });

  // @promise allowlist-on-apply
  it('decide what can be accepted, also when they changed after the suggestion', async () => {
    const suggestion = await suggest(site);
    good(await save(labels('regression')));
    const accepted = { labels: ['data-loss'] };
    expect(bad(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted }))).toMatchObject({
      code: 'VALUE_NOT_ALLOWED',
      details: { values: ['data-loss'] },
    });
    expect(site.writes()).toEqual([]);
  });

  it('of the project that the issue is in count, whatever the page thought when it was opened', async () => {
    good(await save(labels('regression')));
    const moved = { context: { extension: { issue: { id: '11013' }, project: { id: '10002', key: 'APP' } } } };
    const outcome = good(await site.panel('suggestTriage', { again: true }, { override: moved }));
    const fields = outcome.status === 'ready' ? outcome.suggestion.fields : [];
    expect(fields.find(({ field }) => field === 'labels')?.options.map(({ name }) => name)).toEqual(['regression']);
  });

  it('let a project administrator narrow, and refuse each wider value with its path', async () => {
    const wider: ProjectSettings = {
      ...INHERITED,
      allowlists: {
        labels: [entry('crash'), entry('brand-new')],
        components: [entry('Search'), entry('Warehouse')],
        priority: [
          { id: '2', description: '' },
          { id: '99', description: '' },
        ],
      },
    };
    const refused = bad(await save(wider));
    expect(refused.code).toBe('INVALID_INPUT');
    expect(refused.details?.faults?.map(({ path, values }) => [path, values?.['name']])).toEqual([
      ['allowlists.priority.1', '99'],
      ['allowlists.components.1', 'Warehouse'],
      ['allowlists.labels.1', 'brand-new'],
    ]);
    expect((await own()).version).toBe(0);
  });

  it('let an administrator of the site allow more, which the project administrator may keep but not add to', async () => {
    good(await saveAsAdministrator(labels('crash', 'shop-only')));
    site.endpoint.setReply(() => aReply({ labels: [{ value: 'shop-only', confidence: 0.9, reason: '' }] }));
    expect(await proposedLabels()).toEqual(['shop-only']);
    expect(bad(await save(labels('shop-only', 'another'))).details?.faults?.map(({ path }) => path)).toEqual(['allowlists.labels.1']);
    good(await save(labels('shop-only')));
    expect(await proposedLabels('SHOP-14')).toEqual(['shop-only']);
    good(await save(labels('crash')));
    // Once given up, it is not theirs to bring back.
    expect(bad(await save(labels('crash', 'shop-only'))).code).toBe('INVALID_INPUT');
  });

  it('may be widened by project administrators where the site permits it, for as long as it does', async () => {
    await saveSite((settings) => ({ ...settings, projects: { ...settings.projects, mayWiden: true } }));
    expect((await own()).mayWiden).toBe(true);
    good(await save(labels('shop-only')));
    site.endpoint.setReply(() => aReply({ labels: [{ value: 'shop-only', confidence: 0.9, reason: '' }] }));
    expect(await proposedLabels()).toEqual(['shop-only']);
    await saveSite((settings) => ({ ...settings, projects: { ...settings.projects, mayWiden: false } }));
    const { fields } = await suggest(site, { issueKey: 'SHOP-14' });
    expect(fields.find(({ field }) => field === 'labels')).toBeUndefined();
  });

  it('lose what left the site’s list', async () => {
    good(await save(labels('regression', 'data-loss')));
    await saveSite((settings) => ({
      ...settings,
      allowlists: { ...settings.allowlists, labels: settings.allowlists.labels.filter(({ name }) => name !== 'data-loss') },
    }));
    expect(await proposedLabels()).toEqual(['regression']);
  });

  it.each([
    ['duplicates', labels('crash', 'Crash'), 'allowlists.labels.1'],
    [
      'a mapping to what the project does not allow',
      { ...labels('crash'), labelMappings: [{ from: 'boom', to: 'regression' }] },
      'labelMappings.0',
    ],
    [
      'a loop',
      {
        ...INHERITED,
        labelMappings: [
          { from: 'crash', to: 'regression' },
          { from: 'regression', to: 'crash' },
        ],
      },
      'labelMappings.0',
    ],
    ['an endpoint', { ...INHERITED, endpoint: null }, 'settings.endpoint'],
    ['a label with a space', labels('two words'), 'settings.allowlists.labels.0.name'],
  ])('are refused with %s', async (_what, settings, path) => {
    expect(bad(await save(settings)).details?.faults?.[0]?.path).toBe(path);
  });

  // @promise allowlist-of-the-site
  it('neither propose nor accept what left the site’s list since, although an administrator of the site saved the project’s', async () => {
    good(await site.admin('saveProjectSettings', { projectId: SHOP, version: 0, settings: labels('data-loss', 'regression') }));
    const suggestion = await suggest(site);
    await saveSite((settings) => {
      const kept = settings.allowlists.labels.filter(({ name }) => name !== 'regression');
      return { ...settings, allowlists: { ...settings.allowlists, labels: kept } };
    });
    const refused = await site.panel('applyTriage', {
      suggestionId: suggestion.id,
      accepted: { priority: [], components: [], labels: ['regression'] },
    });
    expect(bad(refused).code).toBe('VALUE_NOT_ALLOWED');
    expect(await proposedLabels()).toEqual(['data-loss']);
  });

  it('tell the second of two savers', async () => {
    good(await site.project('saveProjectSettings', { version: 0, settings: labels('crash') }));
    expect(bad(await site.admin('saveProjectSettings', { projectId: SHOP, version: 0, settings: INHERITED })).code).toBe('SAVE_CONFLICT');
    expect((await own()).settings).toEqual(labels('crash'));
  });

  it.each(Object.entries(EARLIER_PROJECT_SETTINGS))('of version %s are used as they were meant', async (_version, settings) => {
    site.storage.setQueryDelay(0);
    good(await save(INHERITED));
    const value = { record: 1, expiresAt: null, value: { version: 1, savedAt: 1, settings, mayExceed: false } };
    await site.storage.handle('/api/v1/set', JSON.stringify({ key: `project-settings:head:${SHOP}`, value }));
    expect((await own()).settings.allowlists.priority).toEqual([{ id: '2', description: '' }]);
    expect(await proposedLabels()).toEqual(['regression']);
    expect(good(await site.admin('listProjectSettings')).projects.map(({ id }) => id)).toEqual([SHOP]);
  });

  it('that cannot be read say so, and can be saved over', async () => {
    good(await save(labels('crash')));
    await site.storage.handle('/api/v1/set', JSON.stringify({ key: `project-settings:head:${SHOP}`, value: 'rubbish' }));
    expect(bad(await site.panel('suggestTriage', { again: true }))).toMatchObject({
      code: 'INTERNAL',
      retryable: false,
      details: { damaged: 'project-settings' },
    });
    expect(await proposedLabels('PLAT-20')).toEqual(['data-loss', 'regression']);
    expect(bad(await site.project('getProjectSettings')).details).toEqual({ damaged: 'project-settings', version: 1 });
    good(await site.project('saveProjectSettings', { version: 1, settings: labels('crash') }));
    expect(await own()).toMatchObject({ version: 2, settings: labels('crash') });
  });

  it('are listed for administrators of the site while anything is overridden', async () => {
    site.storage.setQueryDelay(0);
    expect(good(await site.admin('listProjectSettings')).projects).toEqual([]);
    good(await save(labels('crash')));
    expect(good(await site.admin('listProjectSettings')).projects.map(({ key }) => key)).toEqual([OPEN_PROJECT]);
    good(await save(INHERITED));
    expect(good(await site.admin('listProjectSettings')).projects).toEqual([]);
  });

  it('of a project that does not exist are refused', async () => {
    expect(bad(await site.admin('getProjectSettings', { projectId: '99999' })).details?.faults?.[0]?.path).toBe('projectIds.0');
    expect(bad(await site.admin('saveProjectSettings', { projectId: '99999', version: 0, settings: INHERITED })).code).toBe(
      'INVALID_INPUT',
    );
    expect(site.storage.entries().filter(([key]) => key.startsWith('project-settings:'))).toEqual([]);
  });

  it('import from the project’s own values', async () => {
    const values = good(await site.project('readProjectValues', { projectIds: ['10005'] }));
    expect(values).toEqual(good(await site.admin('readProjectValues', { projectIds: [SHOP] })));
  });

  it('change nothing where the site leaves the project out', async () => {
    const suggestion = await suggest(site);
    await saveSite((settings) => ({ ...settings, projects: { ...settings.projects, mode: 'only', keys: ['PLAT'] } }));
    expect((await own()).isIncluded).toBe(false);
    expect(bad(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) })).details).toEqual({
      missing: ['project'],
    });
    expect(site.writes()).toEqual([]);
    expect(bad(await site.panel('suggestTriage', { again: true })).details).toEqual({ missing: ['project'] });
    expect(await proposedLabels('PLAT-20')).toEqual(['data-loss', 'regression']);
  });
});
