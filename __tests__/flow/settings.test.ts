import { DEFAULT_SETTINGS } from '../../src/contract/default-settings';
import type { Settings } from '../../src/contract/settings';
import { translate } from '../../src/contract/text';
import { EARLIER_SETTINGS, MEANT } from '../fixtures/earlier-settings';
import { EFFECTS } from './support/setting-effects';
import { writeStored } from './support/stored';
import { aReply, bad, good, startTriageSite, suggest, type TriageSite } from './support/triage-site';

describe('settings', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
    site.endpoint.setReply(() => aReply());
  });

  afterEach(async () => {
    await site.close();
  });

  const current = async () => good(await site.admin('getSettings'));

  async function save(change: (settings: Settings) => unknown, token: object = { action: 'keep' }) {
    const { version, settings } = await current();
    return site.admin('saveSettings', { version, settings: change(settings), token });
  }

  async function overwriteStored(change: (settings: Record<string, unknown>) => unknown): Promise<void> {
    const [key, stored] = site.storage.entries().find(([name]) => name === 'settings:head') ?? ['', null];
    const record = stored?.value as { value: { version: number; settings: Record<string, unknown> } };
    const value = { ...record, value: { ...record.value, settings: change(record.value.settings) } };
    await site.storage.handle('/api/v1/set', JSON.stringify({ key, value }));
  }

  it.each(Object.entries(EARLIER_SETTINGS))('of version %s are used as they were meant', async (_version, earlier) => {
    await overwriteStored(({ endpoint }) => ({ ...earlier, endpoint }));
    const { evidence, projects, fields, allowlists } = (await current()).settings;
    expect({ evidence, projects }).toEqual({ evidence: DEFAULT_SETTINGS.evidence, projects: DEFAULT_SETTINGS.projects });
    expect(fields.labels.max).toBe(MEANT.maxLabels);
    expect(allowlists.priority).toEqual(MEANT.priorities);
    expect((await suggest(site)).fields.map(({ field }) => field)).toEqual(['priority', 'labels']);
  });

  it('that cannot be read are no crash, and nothing is sent', async () => {
    await overwriteStored(() => ({ schemaVersion: 'broken' }));
    const damaged = {
      code: 'INTERNAL',
      retryable: false,
      message: expect.stringContaining('restore an earlier version'),
      details: { damaged: 'settings', version: 1 },
    };
    expect(bad(await site.admin('getSettings'))).toEqual(damaged);
    expect(bad(await site.panel('suggestTriage'))).toEqual(damaged);
    expect(site.prompts()).toEqual([]);
  });

  it('are refused whole, with every fault and its path, and nothing is saved', async () => {
    const refused = bad(
      await save((settings) => ({
        ...settings,
        endpoint: { baseUrl: 'https://llm.sprintloom.com/v1', model: '' },
        fields: { ...settings.fields, labels: { ...settings.fields.labels, max: 99 } },
        allowlists: { ...settings.allowlists, labels: [{ name: 'two words', description: '' }] },
        surprise: true,
      })),
    );
    expect(refused.code).toBe('INVALID_INPUT');
    expect(refused.details?.faults?.map((fault) => `${fault.path}: ${translate(fault)}`).sort()).toEqual([
      'settings.allowlists.labels.0.name: This name cannot contain spaces.',
      'settings.endpoint.model: Enter the name of the model.',
      'settings.fields.labels.max: Enter a whole number from 1 to 20.',
      'settings.surprise: Unknown name. Remove it.',
    ]);
    expect((await current()).version).toBe(1);
  });

  it('keep the token until it is replaced or removed, and never for another origin', async () => {
    expect(good(await save((settings) => settings)).hasToken).toBe(true);
    expect(good(await save((settings) => settings, { action: 'remove' })).hasToken).toBe(false);
    expect(bad(await site.panel('suggestTriage')).code).toBe('ENDPOINT_AUTH');
    expect(good(await save((settings) => settings, { action: 'replace', value: site.endpoint.token })).hasToken).toBe(true);
    await suggest(site);
    const elsewhere = { baseUrl: 'https://other.sprintloom.com/v1', model: 'a-model' };
    expect(good(await save((settings) => ({ ...settings, endpoint: elsewhere }))).hasToken).toBe(false);
  });

  it('refuse a token that could carry another header', async () => {
    expect(bad(await save((settings) => settings, { action: 'replace', value: 'a\r\nX-Evil: 1' })).code).toBe('INVALID_INPUT');
  });

  it('recover when a saver died between its two writes', async () => {
    const { version, settings } = await current();
    const orphan = { record: 1, expiresAt: null, value: { version: version + 1, settings: { ...settings, rules: 'orphan' } } };
    await writeStored(site, 'settings:version:00000002', orphan, '00000002');
    expect(bad(await save((each) => each)).code).toBe('SAVE_CONFLICT');
    expect((await current()).settings.rules).toBe('orphan');
    expect(good(await save((each) => ({ ...each, rules: 'mine' }))).version).toBe(3);
  });

  const effects = Object.entries(EFFECTS).flatMap(([name, cases]) => cases.map((each) => ({ name, ...each })));

  // @promise personal-data-masked
  it.each(effects)('have an effect: $name, case %#', async ({ change, isInEffect }) => {
    expect(await isInEffect(site)).toBe(false);
    good(await save(change));
    expect(await isInEffect(site)).toBe(true);
  });

  it('list models without asking one, and say what is wrong with the list', async () => {
    const { settings } = await current();
    const list = () => site.admin('testConnection', { baseUrl: settings.endpoint?.baseUrl, model: '', token: { action: 'keep' } });
    expect(good(await list())).toMatchObject({ capabilities: null, models: ['embedded-classifier'] });
    expect(site.prompts()).toEqual([]);
    site.endpoint.setFault('401');
    expect(good(await list())).toMatchObject({ works: false, findings: ['unauthorised'], status: 401 });
  });
});
