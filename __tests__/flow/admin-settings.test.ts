import { INHERITED_SETTINGS } from '../../src/contract/default-settings';
import { SETTINGS_SCHEMA_VERSION } from '../../src/contract/limits';
import type { Settings } from '../../src/contract/settings';
import { translate } from '../../src/contract/text';
import { EARLIER_PROJECT_SETTINGS, EARLIER_SETTINGS, MEANT } from '../fixtures/earlier-settings';
import { bad, good, startTriageSite, type TriageSite } from './support/triage-site';

describe('versions, exports and damage of the settings', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
  });

  afterEach(async () => {
    await site.close();
  });

  const current = async () => good(await site.admin('getSettings'));
  const store = (key: string, value: unknown) => site.storage.handle('/api/v1/set', JSON.stringify({ key, value }));

  async function save(change: (settings: Settings) => Settings, version?: number) {
    const view = await current();
    return site.admin('saveSettings', { version: version ?? view.version, settings: change(view.settings), token: { action: 'keep' } });
  }

  it('are listed newest first with the time, and each can be read and restored', async () => {
    good(await save((settings) => ({ ...settings, rules: 'two' })));
    const { version, savedAt } = good(await save((settings) => ({ ...settings, rules: 'three' })));
    const { versions } = good(await site.admin('listVersions'));
    expect(versions.map((each) => each.version)).toEqual([3, 2, 1]);
    expect(versions[0]).toEqual({ version, savedAt, origin: { kind: 'edited' } });
    expect(Math.abs(Date.now() - Date.parse(savedAt ?? ''))).toBeLessThan(60_000);
    const { settings } = good(await site.admin('readVersion', { version: 2 }));
    expect(settings.rules).toBe('two');
    expect(good(await site.admin('saveSettings', { version: 3, settings, token: { action: 'keep' } }))).toMatchObject({
      version: 4,
      settings: { rules: 'two' },
    });
    expect((await current()).settings.rules).toBe('two');
  });

  it('refuse a version that is none', async () => {
    expect(bad(await site.admin('readVersion', { version: 9 }))).toMatchObject({
      code: 'INVALID_INPUT',
      details: { faults: [{ path: 'version' }] },
    });
  });

  it('tell the second of two savers, who then finds the difference', async () => {
    const { version } = await current();
    good(await save((settings) => ({ ...settings, rules: 'first' })));
    expect(bad(await save((settings) => ({ ...settings, rules: 'second' }), version)).code).toBe('SAVE_CONFLICT');
    expect((await current()).settings.rules).toBe('first');
  });

  it.each([
    ['a damaged content', { record: 1, expiresAt: null, value: { version: 2, settings: { schemaVersion: 'x' } } }],
    ['no numbers', { record: 1, expiresAt: null, value: { settings: {} } }],
    ['something else altogether', 'rubbish'],
  ])('can be restored although the newest are %s', async (_what, stored) => {
    const { settings } = good(await save((each) => ({ ...each, rules: 'good' })));
    await store('settings:head', stored);
    expect(bad(await site.admin('getSettings')).details).toEqual({ damaged: 'settings', version: 2 });
    const newest = good(await site.admin('listVersions')).versions[0]?.version;
    expect(newest).toBe(2);
    expect(good(await site.admin('readVersion', { version: 2 })).settings.rules).toBe('good');
    // A save that is based on another version loses, as ever.
    expect(bad(await site.admin('saveSettings', { version: 1, settings, token: { action: 'keep' } })).code).toBe('SAVE_CONFLICT');
    good(await site.admin('saveSettings', { version: newest, settings, token: { action: 'keep' } }));
    expect(await current()).toMatchObject({ version: 3, settings: { rules: 'good' }, hasToken: true });
  });

  it('find the newest of many versions when the head is lost, and pass over one that is damaged', async () => {
    for (let version = 2; version <= 11; version += 1) good(await save((settings) => ({ ...settings, rules: `v${version}` })));
    await store('settings:head', 'rubbish');
    await store('settings:version:00000010', 'rubbish');
    const { versions } = good(await site.admin('listVersions'));
    expect(versions.map(({ version }) => version)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(versions[1]?.savedAt).toBeNull();
    expect(bad(await site.admin('readVersion', { version: 10 })).code).toBe('INVALID_INPUT');
  });

  it('are exported as they are read in again, wrapped or bare', async () => {
    const { settings } = await current();
    const wrapped = JSON.stringify({ product: 'auto-triage-ai', schemaVersion: settings.schemaVersion, settings });
    for (const text of [wrapped, JSON.stringify(settings)])
      expect(good(await site.admin('readImport', { text })).settings).toEqual(settings);
    expect((await current()).version).toBe(1);
  });

  it('of projects come with an export, and are checked like those that are saved', async () => {
    const { settings } = await current();
    const own = { ...INHERITED_SETTINGS, rules: 'Mine.' };
    const textOf = (projects: unknown) => JSON.stringify({ product: 'auto-triage-ai', settings, projects });
    const { projects } = good(await site.admin('readImport', { text: textOf({ SHOP: own, PLAT: EARLIER_PROJECT_SETTINGS[1] }) }));
    expect(projects).toMatchObject([
      { key: 'SHOP', settings: own },
      { key: 'PLAT', settings: { rules: 'kept', allowlists: { priority: [{ id: '2' }] } } },
    ]);
    const mapped = { ...own, labelMappings: [{ from: 'a', to: 'nowhere' }] };
    const paths = async (wrong: unknown) =>
      bad(await site.admin('readImport', { text: textOf(wrong) })).details?.faults?.map(({ path }) => path);
    expect(await paths({ SHOP: { ...own, rules: 1 }, PLAT: mapped })).toEqual(['projects.SHOP.rules', 'projects.PLAT.labelMappings.0']);
    expect(await paths([])).toEqual(['projects']);
  });

  it.each(Object.entries(EARLIER_SETTINGS))('of an export of version %s are migrated', async (_version, earlier) => {
    const text = JSON.stringify({ product: 'auto-triage-ai', schemaVersion: earlier.schemaVersion, settings: earlier });
    expect(good(await site.admin('readImport', { text })).settings).toMatchObject({
      schemaVersion: SETTINGS_SCHEMA_VERSION,
      dailyCheck: true,
      projects: { mode: 'all' },
      thinking: 'automatic',
      fields: { labels: { max: MEANT.maxLabels } },
      allowlists: { priority: MEANT.priorities },
    });
  });

  it.each<[string, (settings: Settings) => string, string, string]>([
    ['no JSON', () => '{"endpoint":', 'text', 'not JSON'],
    ['a list', () => '[]', 'text', 'not an export'],
    ['another product', (settings) => JSON.stringify({ product: 'other', settings }), 'product', 'another product'],
    ['a newer version', (settings) => JSON.stringify({ ...settings, schemaVersion: 99 }), 'schemaVersion', 'newer version'],
    ['a token in it', (settings) => JSON.stringify({ ...settings, token: 'canary-token' }), 'token', 'Unknown name'],
    ['something missing', (settings) => JSON.stringify({ ...settings, evidence: undefined }), 'evidence', 'missing'],
    [
      'a wrong value',
      (settings) => JSON.stringify({ ...settings, evidence: { enabled: true, count: 99 } }),
      'evidence.count',
      'from 1 to 10',
    ],
    [
      'an address that is not allowed',
      (settings) => JSON.stringify({ ...settings, endpoint: { baseUrl: 'https://10.0.0.1/v1', model: 'm' } }),
      'endpoint.baseUrl',
      'IP address',
    ],
  ])('refuse to read in %s, with its path', async (_what, textOf, path, message) => {
    const refused = bad(await site.admin('readImport', { text: textOf((await current()).settings) }));
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', details: { faults: [{ path }] } });
    // As the page words it.
    expect(refused.details?.faults?.map(translate)).toEqual([expect.stringContaining(message)]);
    expect(JSON.stringify(refused)).not.toContain('canary');
  });

  it('refuse an import that is longer than any settings', async () => {
    expect(bad(await site.admin('readImport', { text: ' '.repeat(500_001) })).details?.faults?.[0]?.path).toBe('text');
  });

  it.each([
    [
      'a loop',
      [
        { from: 'data-loss', to: 'crash' },
        { from: 'crash', to: 'data-loss' },
      ],
      ['labelMappings.0', 'labelMappings.1'],
    ],
    [
      'a chain',
      [
        { from: 'boom', to: 'crash' },
        { from: 'crash', to: 'data-loss' },
      ],
      ['labelMappings.0'],
    ],
    ['a mapping to itself', [{ from: 'Crash', to: 'crash' }], ['labelMappings.0']],
    ['a target that is not allowed', [{ from: 'boom', to: 'explosion' }], ['labelMappings.0']],
  ])('refuse %s of label mappings', async (_what, labelMappings, paths) => {
    const refused = bad(await save((settings) => ({ ...settings, labelMappings })));
    expect(refused.details?.faults?.map(({ path }) => path)).toEqual(paths);
  });
});
