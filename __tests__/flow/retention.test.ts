import { deleteRecord } from '../../dev/stored-records';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { INHERITED_SETTINGS } from '../../src/contract/default-settings';
import { KEYS, SECRET_KEYS } from '../../src/forge/storage/keys';
import { createIssue } from './support/create-issue';
import { aReply, everythingIn, good, startTriageSite, suggest, useAtlassian, useBuiltIn, type TriageSite } from './support/triage-site';

const POLICY = readFileSync(path.resolve(__dirname, '../../docs/policies/data-handling.md'), 'utf8');
const UNITS = { minute: 60_000, day: 86_400_000 };

/** Milliseconds that the policy keeps records whose keys begin so; null forever, or as long as something lasts. */
const LIFETIMES = new Map(
  [...POLICY.matchAll(/^\| ((?:secret )?`.*`) \|[^|]*\| ([^|]*) \|$/gm)].flatMap(([, keys = '', kept = '']) => {
    const [, count, unit] = /^(\d+) (minute|day)s?/.exec(kept) ?? [];
    const lifetime = count === undefined ? null : Number(count) * UNITS[unit as keyof typeof UNITS];
    return [...keys.matchAll(/`([^`]+)`/g)].map(([, key = '']): [string, number | null] => [key, lifetime]);
  }),
);

function kindOf(key: string): string {
  const kind = [...LIFETIMES.keys()].find((beginning) => key.startsWith(beginning));
  if (kind === undefined) throw new Error(`The policy does not say how long ${key} is kept.`);
  return kind;
}

let site: TriageSite;

beforeEach(async () => {
  site = await startTriageSite({ queueTimeScale: 0.001 });
  site.storage.setQueryDelay(20);
});

afterEach(() => site.close());

/** Makes the app write a record of nearly every kind, and returns what was stored meanwhile and in the end. */
async function useEverything() {
  site.endpoint.setReply(() => ({ http: { status: 401, headers: { 'content-type': 'application/json' }, body: '{}' } }));
  await site.panel('suggestTriage');
  site.endpoint.setReply(() => aReply());
  good(await site.admin('runCheck'));
  const suggestion = await suggest(site);
  good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
  const { version, settings } = good(await site.admin('getSettings'));
  const automatic = { ...settings.automatic, labels: { ...settings.automatic.labels, enabled: true } };
  good(await site.admin('saveSettings', { version, settings: { ...settings, rules: 'x', automatic }, token: { action: 'keep' } }));
  const own = { ...INHERITED_SETTINGS, allowlists: { ...INHERITED_SETTINGS.allowlists, labels: [] } };
  good(await site.admin('saveProjectSettings', { projectId: '10001', version: 0, settings: own }));
  site.interceptJira(({ body }) => (body?.includes('statusCategory') === true ? { status: 429, headers: {}, body: '{}' } : null));
  good(await site.panel('suggestTriage', { again: true }, { issueKey: 'SHOP-14' }));
  site.interceptJira(null);
  // As after a call that took too long: the run goes to the queue, and that the endpoint is slow is noted anew.
  const pace = { record: 1, expiresAt: null, value: { ...settings.endpoint, slowUntil: Date.now() + 60_000 } };
  await site.storage.handle('/api/v1/set', JSON.stringify({ key: 'endpoint:pace', value: pace }));
  site.queue.hold();
  good(await site.panel('suggestTriage', { again: true }, { issueKey: 'SHOP-15' }));
  good(await site.admin('startLearning', { projectId: '10001', consents: true, daily: true }));
  good(await site.admin('continueLearning', { projectId: '10001' }));
  const meanwhile = site.storage.entries();
  site.queue.release();
  await site.queue.settled();
  // Jira has refused a search: looking for similar issues rests.
  await deleteRecord(site.storage, 'evidence:paused-until');
  const weighed = await suggest(site, { issueKey: 'SHOP-16' });
  good(await site.panel('applyTriage', { suggestionId: weighed.id, accepted: everythingIn(weighed) }, { issueKey: 'SHOP-16' }));
  const issueId = site.jira.describeIssue('SHOP-16')?.issue.id;
  good(await site.triagePage('noteBatch', { issues: [{ issueId, suggestionId: weighed.id }] }));
  await useAtlassian(site);
  await suggest(site, { issueKey: 'SHOP-18' });
  await useBuiltIn(site);
  const learned = await suggest(site, { issueKey: 'SHOP-17' });
  good(await site.panel('applyTriage', { suggestionId: learned.id, accepted: everythingIn(learned) }, { issueKey: 'SHOP-17' }));
  const project = good(await site.project('getProjectSettings'));
  good(await site.project('saveProjectSettings', { version: project.version, settings: { ...project.settings, onArrival: true } }));
  await createIssue(site, '10001');
  await site.productEvents.settled();
  await site.queue.settled();
  return [...meanwhile, ...site.storage.entries()];
}

describe('the policy on retention', () => {
  // @promise limited-retention
  it('names every key that the app can write, both secrets, and no other', () => {
    const { slot, ...others } = KEYS;
    const spelled = Object.values(others).map((key) =>
      typeof key === 'string' ? key : (key as (...ids: unknown[]) => string)('', '', '', ''),
    );
    const all = [
      ...spelled,
      ...['user:', 'site:', 'search-user:', 'search-site:', 'read-user:', 'read-site:', 'arrival:', 'arrivals:'].map((budget) =>
        slot(budget, 1),
      ),
      ...Object.values(SECRET_KEYS),
    ];
    expect([...new Set(all.map(kindOf))].sort()).toEqual([...LIFETIMES.keys()].sort());
  });

  // @promise limited-retention
  it('keeps each record as long as it says, and no longer', async () => {
    const before = Date.now();
    const entries = await useEverything();
    const after = Date.now();
    const met = new Set<string>();
    for (const [key, stored] of entries) {
      const { expiresAt } = stored.value as { expiresAt: number | null };
      const lifetime = LIFETIMES.get(kindOf(key)) ?? null;
      met.add(kindOf(key));
      if (lifetime === null) expect([key, expiresAt]).toEqual([key, null]);
      else {
        expect([key, (expiresAt ?? 0) - lifetime >= before]).toEqual([key, true]);
        expect([key, (expiresAt ?? Infinity) - lifetime <= after]).toEqual([key, true]);
      }
    }
    const notMet = ['statistics:', 'usage:', ...Object.values(SECRET_KEYS)];
    expect([...LIFETIMES.keys()].filter((kind) => !met.has(kind)).sort()).toEqual(notMet.sort());
  });
});
