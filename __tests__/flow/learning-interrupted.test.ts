import { deleteRecord } from '../../dev/stored-records';
import { createSampleState, withLongPast, type JiraResponse } from '../../dev/jira';
import type { ProfileView, ProjectLearning } from '../../src/contract/learning';
import { forgetBudgets, readStored, storedKeys, writeStored } from './support/stored';
import { good, startTriageSite, suggest, useBuiltIn, type TriageSite } from './support/triage-site';

const PROJECT = { projectId: '10001' };
const CONSENT = { consents: true, daily: false };
const LEARNING = 'learning:10001';

/** Three pages: a hundred issues each, and the rest. */
const PAST = 230;
const RESOLVED = 242;
const PAGES = 3;

let site: TriageSite;

beforeEach(async () => {
  site = await startTriageSite({ queueTimeScale: 0.001, jiraState: withLongPast(createSampleState(), { issues: PAST }) });
  site.storage.setQueryDelay(0);
  await useBuiltIn(site);
});

afterEach(() => site.close());

interface Pages {
  /** Where each search for past issues went on, as it was asked; null: at the beginning. */
  asked: (string | null)[];
}

/** Follows which pages of the past are read, and answers in Jira's place where `answer` returns something for the nth. */
function watchPages(answer: (nth: number) => JiraResponse | Promise<JiraResponse | null> | null = () => null): Pages {
  const asked: Pages['asked'] = [];
  site.interceptJira(({ path, body }) => {
    if (!path.startsWith('/rest/api/3/search/jql') || !String(body).includes('statusCategory = Done')) return null;
    const { nextPageToken } = JSON.parse(body ?? '') as { nextPageToken?: string };
    asked.push(nextPageToken ?? null);
    return answer(asked.length);
  });
  return { asked };
}

/** What is being learned, as it is stored. */
interface Stored {
  record: number;
  expiresAt: number;
  value: { revision: string; state: string; progressAt: number; heldUntil: number | null; parts: number };
}

/** Changes what is stored of learning, as time would. */
async function changeLearning(change: Partial<Stored['value']>): Promise<void> {
  const stored = readStored(site, LEARNING) as Stored;
  await writeStored(site, LEARNING, { ...stored, value: { ...stored.value, ...change } }, stored.value.revision);
}

const get = async (): Promise<ProjectLearning> => good(await site.admin('getLearning', PROJECT));

/** Reads on as the page does, until the queue is at it. */
async function readOn(): Promise<void> {
  for (let calls = 0; calls < 20; calls += 1) {
    const state = (await get()).learning?.state;
    if (state === 'elsewhere') await changeLearning({ heldUntil: null });
    else if (state !== 'reading') return;
    good(await site.admin('continueLearning', PROJECT));
  }
}

async function learnOn(): Promise<ProfileView> {
  good(await site.admin('startLearning', { ...PROJECT, ...CONSENT }));
  await readOn();
  await site.queue.settled();
  const { profile, learning } = await get();
  if (profile === null || learning !== null) throw new Error(`Nothing was learned: ${JSON.stringify(learning)}`);
  return profile;
}

/** Of the profile, all that does not tell when it was learned. */
function learnedOf({ issues, points, backtest }: ProfileView) {
  return { issues, points, backtest };
}

describe('learning goes on where it was', () => {
  it('when Jira limits requests in the middle, and no sooner than Jira says', async () => {
    const whole = learnedOf(await learnOn());
    good(await site.admin('forgetProfile', PROJECT));
    const { asked } = watchPages((nth) => (nth === 2 ? { status: 429, headers: { 'retry-after': '5' }, body: '{}' } : null));
    good(await site.admin('startLearning', { ...PROJECT, ...CONSENT }));
    const { learning } = good(await site.admin('continueLearning', PROJECT));
    expect(learning).toMatchObject({ state: 'paused', issues: 100, points: 101 });
    const wait = Date.parse(learning?.pausedUntil ?? '') - Date.now();
    expect(wait).toBeGreaterThan(500);
    expect(wait).toBeLessThanOrEqual(5_000);
    expect(good(await site.admin('continueLearning', PROJECT)).learning?.state).toBe('paused');
    expect(asked).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, wait + 50));
    expect(learnedOf(await learnOn())).toEqual(whole);
    // The page that was refused is asked for again, and no other.
    expect([asked.length, new Set(asked).size]).toEqual([PAGES + 1, PAGES]);
  });

  it('when Jira fails or the page is closed in the middle, for whoever may administer the project', async () => {
    const { asked } = watchPages((nth) => (nth === 2 ? { status: 500, headers: {}, body: '{}' } : null));
    good(await site.admin('startLearning', { ...PROJECT, ...CONSENT }));
    expect((await site.admin('continueLearning', PROJECT)).ok).toBe(false);
    expect(good(await site.project('getLearning')).learning).toMatchObject({ state: 'reading', issues: 100 });
    good(await site.project('startLearning', CONSENT));
    good(await site.project('continueLearning'));
    await site.queue.settled();
    expect((await get()).profile).toMatchObject({ issues: RESOLVED, points: RESOLVED + PAGES });
    expect([asked.length, new Set(asked).size]).toEqual([PAGES + 1, PAGES]);
  });

  it('when the function is killed at a call, whether it reads or learns', async () => {
    const whole = await learnOn();
    good(await site.admin('forgetProfile', PROJECT));
    let killed = 0;
    for (const name of ['continueLearning', 'upkeepWorker']) {
      for (let nth = 1, wasHit = true; wasHit; nth += 10) {
        for (const moment of ['before', 'after'] as const) {
          await forgetBudgets(site);
          good(await site.admin('startLearning', { ...PROJECT, ...CONSENT }));
          const watch = site.killAt({ run: ({ summary }) => summary.includes(name), nth: moment === 'before' ? nth : nth + 5, moment });
          await readOn().catch(() => undefined);
          await site.queue.settled();
          watch.cancel();
          const { profile, learning } = await get();
          const { issues, backtest } = profile === null || learning !== null ? await learnOn() : profile;
          expect({ name, nth, moment, issues, backtest }).toEqual({ name, nth, moment, issues: whole.issues, backtest: whole.backtest });
          good(await site.admin('forgetProfile', PROJECT));
          killed += watch.hit ? 1 : 0;
          wasHit = watch.hit;
        }
      }
    }
    expect(killed).toBeGreaterThan(5);
  });

  it('with what was read, when nobody has asked the queue to learn, or it has died of it, and anew when it dies again', async () => {
    const { asked } = watchPages();
    const watch = site.killAt({ run: ({ summary }) => summary.includes('continueLearning'), nth: 1, moment: 'before', call: isPush });
    good(await site.admin('startLearning', { ...PROJECT, ...CONSENT }));
    await readOn().catch(() => undefined);
    expect([watch.hit, (await get()).learning?.state]).toEqual([true, 'training']);
    await site.queue.settled();
    expect((await get()).learning?.state).toBe('training');
    expect((await learnOn()).issues).toBe(RESOLVED);
    expect(asked).toHaveLength(PAGES);

    for (const [trainings, pages] of [
      [0, 0],
      [2, PAGES],
    ] as const) {
      asked.length = 0;
      await dieLearning();
      await changeLearning({ trainings } as Partial<Stored['value']>);
      expect((await get()).learning?.state).toBe('failed');
      asked.length = 0;
      expect((await learnOn()).issues).toBe(RESOLVED);
      expect({ trainings, pages: asked.length }).toEqual({ trainings, pages });
    }
  });
});

const isPush = ({ body = '' }: { body?: string }) => body.includes('"queueName"');

/** Everything is read, and nobody is learning it for longer than that takes. */
async function dieLearning(): Promise<void> {
  const watch = site.killAt({ run: ({ summary }) => summary.includes('continueLearning'), nth: 1, moment: 'before', call: isPush });
  good(await site.admin('startLearning', { ...PROJECT, ...CONSENT }));
  await readOn().catch(() => undefined);
  expect(watch.hit).toBe(true);
  await changeLearning({ progressAt: Date.now() - 11 * 60_000 });
}

describe('what was read and is not all there any more', () => {
  it.each(['has expired', 'is damaged'])('is read once more, where a page of it %s, and not taken for the whole past', async (how) => {
    const whole = await learnOn();
    site.queue.hold();
    good(await site.admin('startLearning', { ...PROJECT, ...CONSENT }));
    await readOn();
    const [key = ''] = storedKeys(site, 'learning-part:').slice(-PAGES);
    await (how === 'is damaged' ? writeStored(site, key, { record: 1, expiresAt: null, value: 'x' }) : deleteRecord(site.storage, key));
    site.queue.release();
    await site.queue.settled();
    expect((await get()).learning).toMatchObject({ state: 'reading', issues: 0, points: RESOLVED + PAGES });
    // The profile in force stays until then.
    expect((await get()).profile).toEqual(whole);
    expect(await learnOn()).toMatchObject({ issues: RESOLVED, points: 2 * (RESOLVED + PAGES), backtest: whole.backtest });
  });
});

describe('two who learn a project at once', () => {
  it('read each page once, and the one who waits is told so and goes on in the other’s place', async () => {
    const states = new Set<string>();
    const { asked } = watchPages(async () => {
      if (asked.length === 2) states.add(good(await site.project('continueLearning')).learning?.state ?? '');
      return null;
    });
    await Promise.all([site.admin('startLearning', { ...PROJECT, ...CONSENT }), site.project('startLearning', CONSENT)]);
    await Promise.all([site.admin('continueLearning', PROJECT), site.project('continueLearning')]);
    await site.queue.settled();
    const { profile, learning } = await get();
    expect(learning).toBeNull();
    expect(profile).toMatchObject({ issues: RESOLVED, points: RESOLVED + PAGES });
    expect([asked.length, new Set(asked).size]).toEqual([PAGES, PAGES]);
    expect([...states]).toEqual(['elsewhere']);
    expect((await suggest(site)).learnedFrom).toBe(RESOLVED);
  });
});
