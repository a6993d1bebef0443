import { INHERITED_SETTINGS } from '../../src/contract/default-settings';
import { waitUntil } from '../support/wait-until';
import { holdStorage } from './support/hold-storage';
import { restoreStored, takeSnapshot, writeSecret, writeStored, type StoredSnapshot } from './support/stored';
import { aReply, everythingIn, good, raiseLimits, startTriageSite, suggest, type TriageSite } from './support/triage-site';

const DAY_MS = 86_400_000;
const WRITES = /^(?:set|delete|transaction|batch\/set|batch\/delete|secret\/set|secret\/delete|entity\/set|entity\/delete)$/u;

let site: TriageSite;
let settled: StoredSnapshot & { secrets: [string, unknown][] };

beforeAll(async () => {
  site = await startTriageSite({ queueTimeScale: 0.001 });
  site.storage.setQueryDelay(0);
  site.endpoint.setReply(() => aReply());
  await raiseLimits(site);
  settled = { ...takeSnapshot(site), secrets: site.storage.secrets().map(([key, { value }]) => [key, value]) };
});

afterAll(() => site.close());

/** The site as it was when it was new, a reset of which has never been begun. */
async function restore(): Promise<void> {
  await site.storage.handle('/api/v1/entity/delete', JSON.stringify({ entityName: 'installation', key: 'installation' }));
  await restoreStored(site, settled);
  for (const [key, value] of settled.secrets) await writeSecret(site, key, value);
  await site.edit({ fields: { labels: [], components: [], priority: { name: 'Medium' } } });
}

const record = (value: unknown) => ({ record: 1, expiresAt: null, value });

async function becomeSlow(): Promise<void> {
  const { settings } = good(await site.admin('getSettings'));
  await writeStored(site, 'endpoint:pace', record({ ...settings.endpoint, slowUntil: Date.now() + 60_000 }));
}

/** What there is to sum, of a day that is over. */
async function writeYesterday(): Promise<void> {
  const at = Date.now() - 2 * DAY_MS;
  const event = { suggestionId: 's', kind: 'proposed', at, values: { proposed: { labels: [{ id: 'a', name: 'a' }] } } };
  await writeStored(site, `event:${new Date(at).toISOString().slice(0, 10)}:s:proposed`, record(event), 'created');
  const slot = `slot:site:${Math.floor(at / DAY_MS)}:0`;
  await writeStored(site, slot, record({ promptTokens: 1, completionTokens: 1 }), 'created');
}

async function writeRun(): Promise<void> {
  const run = { id: 'r', sequence: 1, state: 'working', isInBackground: true, inputHash: 'h' };
  await writeStored(site, 'run-head:11013', record({ id: 'r', sequence: 1, inputHash: 'h' }));
  const times = { startedAt: Date.now(), deadline: Date.now() + 60_000 };
  await writeStored(site, 'run:11013:1', record({ ...run, ...times }), 'working');
}

/** Something that writes: what has to be there before it, and how it begins. */
type Activity = () => Promise<() => Promise<unknown>>;

const ACTIVITIES: Record<string, Activity> = {
  'a suggestion': async () => () => site.panel('suggestTriage', { again: true }),
  'a background run': async () => {
    await becomeSlow();
    site.queue.hold();
    good(await site.panel('suggestTriage', { again: true }));
    const worker = (): boolean => site.logs.some(({ text }) => text.includes('"runWorker"'));
    site.logs.length = 0;
    return async () => {
      site.queue.release();
      await waitUntil(worker);
    };
  },
  'the daily job': async () => {
    await writeYesterday();
    return () => site.runSchedule('triage-daily');
  },
  'an accept': async () => {
    const suggestion = await suggest(site);
    return () => site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) });
  },
  'an undo': async () => {
    const { id, ...suggestion } = await suggest(site);
    good(await site.panel('applyTriage', { suggestionId: id, accepted: everythingIn({ id, ...suggestion }) }));
    return () => site.panel('undoTriage', { suggestionId: id });
  },
  'a dismissal': async () => {
    const { id } = await suggest(site);
    return () => site.panel('dismissTriage', { suggestionId: id });
  },
  'a cancellation': async () => {
    await writeRun();
    return () => site.panel('cancelRun', { runId: 'r' });
  },
  'saved settings with a token': async () => {
    const { version, settings } = good(await site.admin('getSettings'));
    return () => site.admin('saveSettings', { version, settings, token: { action: 'replace', value: 'another-token' } });
  },
  'saved settings': async () => {
    const { version, settings } = good(await site.admin('getSettings'));
    return () => site.admin('saveSettings', { version, settings, token: { action: 'keep' } });
  },
  'saved settings of a project': async () => () =>
    site.project('saveProjectSettings', { version: 0, settings: { ...INHERITED_SETTINGS, rules: 'x' } }),
  'a connection test': async () => {
    const { settings } = good(await site.admin('getSettings'));
    return () => site.admin('testConnection', { ...settings.endpoint, token: { action: 'keep' } });
  },
  'a check': async () => () => site.admin('runCheck'),
  'a trial': async () => {
    const { settings } = good(await site.admin('getSettings'));
    return () => site.admin('tryTriage', { settings, token: { action: 'keep' }, issueKey: 'SHOP-13' });
  },
};

/** Holds the nth write from now on. */
function holdWrite(nth: number) {
  let writes = 0;
  const hold = holdStorage(site, (operation) => WRITES.test(operation) && (writes += 1) === nth);
  return { ...hold, writes: () => writes };
}

const installation = () => site.storage.records('installation')[0]?.[1].value as { epoch: string; reset?: object } | undefined;

async function resetEverything(): Promise<void> {
  good(await site.admin('startReset'));
  await waitUntil(() => installation()?.reset === undefined);
}

/** What is stored, in all of its places. */
const leftovers = () => ({
  keys: site.storage.entries().map(([key]) => key),
  revisions: site.storage.records('revision').map(([key]) => key),
  secrets: site.storage.secrets().map(([key]) => key),
});

describe('what a reset overtook', () => {
  afterEach(() => {
    site.queue.release();
  });

  // @promise complete-reset
  it.each(Object.keys(ACTIVITIES))(
    '%s, held open across the whole reset at each of its writes in turn, leaves nothing behind and shows nothing of before',
    async (name) => {
      const prepare = ACTIVITIES[name]!;
      await restore();
      const count = await prepare();
      const counter = holdWrite(Infinity);
      await count();
      const before = counter.writes();
      counter.end();
      expect(before).toBeGreaterThan(0);
      let held = 0;
      for (let nth = 1, isHeld = true; isHeld; nth += 1) {
        await restore();
        const begin = await prepare();
        const hold = holdWrite(nth);
        const ended = begin();
        isHeld = await Promise.race([hold.reached.then(() => true), ended.then(() => false)]);
        if (isHeld) {
          held += 1;
          await resetEverything();
          hold.release();
          await ended;
          expect({ nth, ...leftovers() }).toEqual({ nth, keys: [], revisions: [], secrets: [] });
          expect({ nth, panel: good(await site.panel('getPanel')).kind }).toEqual({ nth, panel: 'not-configured' });
        }
        hold.end();
      }
      expect(held).toBe(before);
    },
  );
});
