import { DAMAGED } from './support/damage';
import { readStored, restoreStored, storedKeys, takeSnapshot, writeStored } from './support/stored';
import { aReply, bad, everythingIn, good, raiseLimits, startTriageSite, suggest, type TriageSite } from './support/triage-site';

let site: TriageSite;

beforeEach(async () => {
  site = await startTriageSite({ queueTimeScale: 0.001 });
  site.endpoint.setReply(() => aReply());
  await raiseLimits(site);
});

afterEach(() => site.close());

type Suggestion = Awaited<ReturnType<typeof suggest>>;

const apply = (suggestion: Suggestion) => site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) });
const undo = ({ id }: Suggestion) => site.panel('undoTriage', { suggestionId: id });

/** Every kind of record that the app keeps in plain storage, by the beginning of its keys. */
const KINDS = [
  'activity:check',
  'activity:failure:',
  'activity:success',
  'attempt:',
  'budget:hint',
  'decision:',
  'endpoint:capabilities',
  'endpoint:pace',
  'event:',
  'evidence:paused-until',
  'latest:',
  'run-head:',
  'run:',
  'slot:search-site:',
  'slot:search-user:',
  'slot:site:',
  'slot:user:',
  'statistics:',
  'suggestion:',
  'usage:',
] as const;

const READ_BY_ADMINISTRATORS = /^(?:activity|event|slot|statistics|usage)/u;

/** A life in which every kind of record comes to be. */
async function fillStorage(): Promise<Suggestion> {
  site.endpoint.setFault('500');
  bad(await site.panel('suggestTriage', { again: true }));
  site.endpoint.setFault(null);
  const earlier = await suggest(site);
  good(await apply(earlier));
  good(await undo(earlier));
  good(await site.admin('runCheck'));
  const { settings } = good(await site.admin('getSettings'));
  const envelope = (value: unknown) => ({ record: 1, expiresAt: null, value });
  await writeStored(site, 'endpoint:pace', envelope({ ...settings.endpoint, slowUntil: Date.now() + 60_000 }));
  good(await site.panel('suggestTriage', { again: true }));
  await site.queue.settled();
  await writeStored(site, 'endpoint:pace', envelope({ ...settings.endpoint, slowUntil: 1 }));
  await writeStored(site, 'evidence:paused-until', envelope(Date.now() + 1));
  await writeStored(site, 'usage:1', envelope({ day: 1, calls: 1, promptTokens: 1, completionTokens: 1 }));
  await writeStored(site, 'statistics:2026-01-01', envelope({ suggestions: 0, fields: {} }));
  const suggestion = await suggest(site);
  good(await apply(suggestion));
  // A while later: no run is under way any more.
  for (const key of storedKeys(site, 'run:')) {
    const { value, ...rest } = readStored(site, key) as { value: object };
    await writeStored(site, key, { ...rest, value: { ...value, deadline: Date.now() } });
  }
  return suggestion;
}

describe('a record that is damaged, of an old schema or of another kind', () => {
  it('is no record: nothing throws, nothing is told that it could not be read, and the next suggestion heals it', async () => {
    const suggestion = await fillStorage();
    const whole = takeSnapshot(site);
    for (const kind of KINDS) {
      const keys = whole.values.filter(([key]) => key.startsWith(kind));
      expect({ kind, found: keys.length > 0 }).toEqual({ kind, found: true });
      for (const [damage, make] of DAMAGED) {
        for (const [key, value] of keys) await writeStored(site, key, make(value));
        site.recorder.clear();
        const results = await Promise.all([
          site.panel('getPanel'),
          undo(suggestion),
          ...(READ_BY_ADMINISTRATORS.test(kind)
            ? [site.admin('getSettings'), site.admin('getActivity'), site.admin('getStatistics', { days: 30 })]
            : []),
        ]);
        const codes = results.flatMap((result) => (result.ok ? [] : [result.error.code]));
        expect({ kind, damage, codes: codes.filter((code) => code !== 'STALE_SUGGESTION') }).toEqual({ kind, damage, codes: [] });
        expect({ kind, damage, again: (await site.panel('suggestTriage', { again: true })).ok }).toEqual({ kind, damage, again: true });
        expect({ kind, damage, state: good(await site.panel('getPanel')).kind }).toEqual({ kind, damage, state: 'suggestion' });
        await restoreStored(site, whole);
      }
    }
    for (const { text } of site.logs) expect(text).not.toContain('canary');
  });

  it.each(DAMAGED)('settings that are damaged (%s) are told as such, stop everything, and can be gone back from', async (_what, make) => {
    await writeStored(site, 'settings:head', make(readStored(site, 'settings:head')));
    site.recorder.clear();
    for (const result of [await site.panel('getPanel'), await site.panel('suggestTriage'), await site.admin('getSettings')]) {
      expect(bad(result)).toMatchObject({
        code: 'INTERNAL',
        message: expect.stringContaining('cannot be read') as string,
        retryable: false,
        details: { damaged: 'settings' },
      });
    }
    expect(site.recorder.calls.filter(({ kind }) => kind === 'endpoint')).toEqual([]);
    const [newest] = good(await site.admin('listVersions')).versions;
    const { version = 0 } = newest ?? {};
    const { settings } = good(await site.admin('readVersion', { version }));
    good(await site.admin('saveSettings', { version, settings, token: { action: 'keep' } }));
    await suggest(site);
  });
});

describe('the record of the installation, damaged', () => {
  const putInstallation = (value: object) =>
    site.storage.handle('/api/v1/entity/set', JSON.stringify({ entityName: 'installation', key: 'installation', value }));

  async function saveToken() {
    const { version, settings } = good(await site.admin('getSettings'));
    return site.admin('saveSettings', { version, settings, token: { action: 'replace', value: site.endpoint.token } });
  }

  async function resetAll(): Promise<void> {
    good(await site.admin('startReset'));
    await site.queue.settled();
    expect([site.storage.entries(), site.storage.secrets(), site.storage.records('revision')]).toEqual([[], [], []]);
    expect(good(await site.admin('getReset')).state).toBe('none');
    expect(site.storage.records('installation').map(([, { value }]) => value)).toEqual([
      { epoch: expect.stringMatching(/^[\w-]{36}$/u) as string },
    ]);
  }

  beforeEach(() => site.storage.setQueryDelay(0));

  it.each([{ epoch: 7 }, { epoch: true }, { epoch: '' }, { epoch: 'another one' }, { reset: null }, { reset: 'canary' }, {}])(
    'as %j, begins an epoch of its own, in which secrets are typed anew, and ends with a reset',
    async (damaged) => {
      await putInstallation(damaged);
      good(await saveToken());
      await suggest(site);
      await resetAll();
    },
  );

  it.each([{ epoch: ['canary'] }, { epoch: { canary: 1 } }, { epoch: null }])(
    'as %j, which no write can depend on, lets nothing be written until a reset',
    async (damaged) => {
      const { version } = good(await site.admin('getSettings'));
      await putInstallation(damaged);
      expect(bad(await saveToken()).code).toBe('INTERNAL');
      expect(good(await site.admin('getSettings')).version).toBe(version);
      await resetAll();
    },
  );
});
