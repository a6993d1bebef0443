import { holdStorage } from './support/hold-storage';
import { chargedCalls, storedKeys, writeStored } from './support/stored';
import { good, startTriageSite, useBuiltIn, type TriageSite } from './support/triage-site';

/** The built-in provider stores a run that is over already: what comes of it when somebody else has taken its number. */
let site: TriageSite;

beforeEach(async () => {
  site = await startTriageSite();
  await useBuiltIn(site);
});

afterEach(() => site.close());

const ask = () => site.panel('suggestTriage', { again: true });
const isSuggestion = (operation: string, body: string) => operation === 'transaction' && body.includes('"key":"suggestion:');
const stored = (key: string) => site.storage.entries().find(([each]) => each === key)?.[1].value as { value: { id: string } };

it('brings both suggestions of two who ask at the same moment, and the later one is the newest', async () => {
  const hold = holdStorage(site, isSuggestion);
  const slow = ask();
  await hold.reached;
  const quick = good(await ask());
  hold.release();
  const late = good(await slow);
  hold.end();
  expect([quick.status, late.status]).toEqual(['ready', 'ready']);
  expect(storedKeys(site, 'run:11013:')).toEqual(['run:11013:1', 'run:11013:2']);
  expect(storedKeys(site, 'suggestion:11013:')).toHaveLength(2);
  expect(stored('latest:11013').value.id).toBe(stored('run:11013:2').value.id);
});

it('shares a run that somebody else has begun meanwhile for the same question, and gives the call back', async () => {
  good(await ask());
  const first = stored('run:11013:1') as unknown as { value: object };
  const hold = holdStorage(site, isSuggestion);
  const asking = ask();
  await hold.reached;
  const other = { ...first.value, id: 'other', sequence: 2, state: 'working', startedAt: Date.now(), deadline: Date.now() + 60_000 };
  await writeStored(site, 'run:11013:2', { record: 1, expiresAt: null, value: other }, 'working');
  const before = chargedCalls(site, 'site');
  hold.release();
  const answer = good(await asking);
  hold.end();
  expect(answer).toMatchObject({ status: 'pending', run: { id: 'other' } });
  expect([before, chargedCalls(site, 'site')]).toEqual([[2], [1]]);
  expect(storedKeys(site, 'suggestion:11013:')).toHaveLength(1);
});

it('does not ask a model what somebody else has got an answer to while similar issues were looked for', async () => {
  await site.close();
  site = await startTriageSite();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let reached = (): void => undefined;
  const atSearch = new Promise<void>((resolve) => (reached = resolve));
  let searches = 0;
  site.interceptJira(async ({ path }) => {
    if (path.includes('/search/jql') && (searches += 1) === 1) {
      reached();
      await held;
    }
    return null;
  });
  const slow = site.panel('suggestTriage', { again: false });
  await atSearch;
  const quick = good(await site.panel('suggestTriage', { again: false }));
  release();
  const late = good(await slow);
  expect(site.prompts()).toHaveLength(1);
  expect(late).toMatchObject({
    status: 'ready',
    unchanged: true,
    suggestion: { id: (quick as { suggestion: { id: string } }).suggestion.id },
  });
  expect(chargedCalls(site, 'site')).toEqual([1]);
});
