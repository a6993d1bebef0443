import { INHERITED_SETTINGS } from '../../src/contract/default-settings';
import { aReply, bad, everythingIn, good, startTriageSite, suggest, type TriageSite } from './support/triage-site';

/** Milliseconds here for one of Forge's, so that half a minute's wait takes none of the test's. */
const TIME_SCALE = 0.01;

describe('a reset', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite({ queueTimeScale: TIME_SCALE, duplicates: 'sometimes' });
    site.storage.setQueryDelay(20);
    site.endpoint.setReply(() => aReply());
  });

  afterEach(async () => {
    await site.close();
  });

  const keys = () => site.storage.entries().map(([key]) => key);
  const secrets = () => site.storage.secrets().map(([key]) => key);
  const revisions = () => site.storage.records('revision');

  async function fill(): Promise<void> {
    const suggestion = await suggest(site);
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
    const { version, settings } = good(await site.admin('getSettings'));
    good(await site.admin('saveSettings', { version, settings: { ...settings, rules: 'x' }, token: { action: 'keep' } }));
    const own = { ...INHERITED_SETTINGS, allowlists: { ...INHERITED_SETTINGS.allowlists, labels: [] } };
    good(await site.admin('saveProjectSettings', { projectId: '10001', version: 0, settings: own }));
    good(await site.admin('testConnection', { ...settings.endpoint, token: { action: 'keep' } }));
    await site.runSchedule('triage-daily');
    for (let index = 0; index < 230; index += 1) {
      await site.storage.handle(
        '/api/v1/set',
        JSON.stringify({ key: `suggestion:11013:s-${index}`, value: { record: 1, expiresAt: null, value: {} } }),
      );
    }
  }

  // @promise complete-reset
  it('deletes every key that the app ever wrote, and both secrets, and shows that nothing is left', async () => {
    await fill();
    expect(keys().length).toBeGreaterThan(240);
    expect(secrets()).toHaveLength(2);
    // Queries lag behind the writes of a moment ago.
    while (good(await site.admin('getReset')).remaining < 100) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(good(await site.admin('getReset'))).toEqual({ state: 'none', startedAt: null, deleted: 0, remaining: 100 });
    const started = good(await site.admin('startReset'));
    expect(started).toMatchObject({ state: 'running', startedAt: expect.any(String) });
    await site.queue.settled();
    expect([keys(), revisions(), secrets()]).toEqual([[], [], []]);
    // A random number that stands for nothing is all that is left, so that what began before can write nothing.
    expect(site.storage.records('installation').map(([, { value }]) => value)).toEqual([
      { epoch: expect.stringMatching(/^[\w-]{36}$/u) as string },
    ]);
    expect(good(await site.admin('getReset'))).toEqual({ state: 'none', startedAt: null, deleted: 0, remaining: 0 });
    // The daily job, a look at an issue and a click that comes too late leave nothing behind either.
    await site.runSchedule('triage-daily');
    expect(good(await site.panel('getPanel')).kind).toBe('not-configured');
    expect(bad(await site.panel('suggestTriage', { again: false })).code).toBe('NOT_CONFIGURED');
    expect([keys(), secrets()]).toEqual([[], []]);
    expect(good(await site.admin('getSettings'))).toMatchObject({ version: 0, hasToken: false, settings: { endpoint: null } });
  });

  // @promise containment
  it('ends sending and saving at once, and says why', async () => {
    await fill();
    site.queue.hold();
    const view = good(await site.admin('getSettings'));
    good(await site.admin('startReset'));
    expect(secrets()).toEqual([]);
    expect(bad(await site.panel('suggestTriage', { again: true })).code).toBe('NOT_CONFIGURED');
    for (const version of [view.version, 0]) {
      const refused = bad(
        await site.admin('saveSettings', { version, settings: view.settings, token: { action: 'replace', value: 'canary' } }),
      );
      expect(refused).toMatchObject({
        code: 'SAVE_CONFLICT',
        message: expect.stringContaining('being deleted'),
        details: { isResetting: true },
      });
    }
    const own = INHERITED_SETTINGS;
    expect(bad(await site.admin('saveProjectSettings', { projectId: '10001', version: 1, settings: own })).details).toEqual({
      isResetting: true,
    });
    site.queue.release();
    await site.queue.settled();
    good(
      await site.admin('saveSettings', { version: 0, settings: view.settings, token: { action: 'replace', value: site.endpoint.token } }),
    );
    await suggest(site, { issueKey: 'SHOP-14' });
  });

  // @promise complete-reset
  it('looks once more after half a minute, for what was stored past its back', async () => {
    await fill();
    const pass = () => (site.storage.records('installation')[0]?.[1].value as { reset?: { pass: string } } | undefined)?.reset?.pass;
    site.queue.hold();
    good(await site.admin('startReset'));
    while (pass() !== 'settle') {
      site.queue.release(1);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await site.storage.handle('/api/v1/set', JSON.stringify({ key: 'settings:version:00000009', value: 'late' }));
    await site.storage.handle('/api/v1/secret/set', JSON.stringify({ key: 'endpoint-token', value: 'late' }));
    site.queue.release();
    await site.queue.settled();
    expect([keys(), secrets()]).toEqual([[], []]);
  });

  it('is taken up again by Forge when storage fails, and throws nothing', async () => {
    await fill();
    let failures = 0;
    site.storage.setFault((operation) =>
      operation === 'transaction' && (failures += 1) > 1 && failures <= 4 ? { status: 500, code: 'X', message: 'canary' } : undefined,
    );
    good(await site.admin('startReset'));
    await site.queue.settled();
    expect(failures).toBeGreaterThan(3);
    expect([keys(), secrets()]).toEqual([[], []]);
    const lines = site.logs.map(({ text }) => JSON.parse(text) as { name: string; outcome: string });
    expect(lines.filter(({ name, outcome }) => name === 'upkeepWorker' && outcome === 'INTERNAL')).not.toEqual([]);
    expect(JSON.stringify(site.logs)).not.toContain('canary');
  });

  it('goes on when it is asked for again after nothing happened for two minutes', async () => {
    await fill();
    const stalled = { startedAt: Date.now() - 600_000, progressAt: Date.now() - 121_000, deleted: 7, step: 4, pass: 'settle' };
    await site.storage.handle(
      '/api/v1/entity/set',
      JSON.stringify({ entityName: 'installation', key: 'installation', value: { epoch: 'e', reset: stalled } }),
    );
    expect(good(await site.admin('getReset'))).toMatchObject({
      state: 'stalled',
      deleted: 7,
      startedAt: new Date(stalled.startedAt).toISOString(),
    });
    expect(good(await site.admin('startReset'))).toMatchObject({ state: 'running', deleted: 7 });
    await site.queue.settled();
    expect([keys(), secrets()]).toEqual([[], []]);
  });

  it('is begun once, however often it is asked for', async () => {
    await fill();
    site.queue.hold();
    const first = good(await site.admin('startReset'));
    expect(good(await site.admin('startReset')).startedAt).toBe(first.startedAt);
    expect(site.queue.pending()).toHaveLength(1);
    site.queue.release();
    await site.queue.settled();
    expect(keys()).toEqual([]);
  });

  it('is a way out of settings that cannot be read', async () => {
    await site.storage.handle('/api/v1/set', JSON.stringify({ key: 'settings:head', value: 'rubbish' }));
    good(await site.admin('startReset'));
    await site.queue.settled();
    expect(good(await site.admin('getSettings')).version).toBe(0);
  });

  // @promise complete-reset
  it('leaves other installations alone', async () => {
    const other = { override: { installationId: '33333333-3333-4333-8333-333333333333' } };
    const { settings } = good(await site.admin('getSettings'));
    good(await site.admin('saveSettings', { version: 0, settings, token: { action: 'remove' } }, other));
    good(await site.admin('startReset'));
    await site.queue.settled();
    expect(good(await site.admin('getSettings', undefined, other)).version).toBe(1);
  });
});
