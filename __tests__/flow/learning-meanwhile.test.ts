import { holdStorage } from './support/hold-storage';
import { learnOwnProject, PROJECT } from './support/learn-project';
import { resolveIssue } from './support/resolve-issue';
import { storedKeys } from './support/stored';
import { everythingIn, good, startTriageSite, suggest, useBuiltIn, type TriageSite } from './support/triage-site';

let site: TriageSite;

beforeEach(async () => {
  site = await startTriageSite({ queueTimeScale: 0.001 });
  site.storage.setQueryDelay(0);
});

afterEach(() => site.close());

const learn = (daily = false) => learnOwnProject(site, daily);
const isProfileHead = (operation: string, body: string) => operation === 'transaction' && body.includes('"key":"profile:10001"');
const isLesson = (operation: string, body: string) => operation === 'transaction' && body.includes('"key":"lesson:10001:');

// @promise forgotten-stays-forgotten
it('a profile that is forgotten at the very moment at which it is put in force stays forgotten', async () => {
  const hold = holdStorage(site, isProfileHead);
  const learning = learn();
  await hold.reached;
  const forgotten = good(await site.admin('forgetProfile', PROJECT));
  hold.release();
  await learning.catch(() => undefined);
  await site.queue.settled();
  expect(forgotten).toMatchObject({ profile: null, learning: null });
  expect(good(await site.admin('getLearning', PROJECT))).toMatchObject({ profile: null, learning: null });
  expect(storedKeys(site, 'profile:10001')).toEqual([]);
});

it('a profile to which a day is being added when somebody stops learning stays whole', async () => {
  await learn(true);
  const before = good(await site.admin('getLearning', PROJECT)).profile;
  await resolveIssue(site, 'SHOP-13');
  const hold = holdStorage(site, isProfileHead);
  await site.runSchedule('triage-daily');
  await hold.reached;
  good(await site.admin('cancelLearning', PROJECT));
  hold.release();
  await site.queue.settled();
  const after = good(await site.admin('getLearning', PROJECT)).profile;
  expect(after).toMatchObject({ issues: (before?.issues ?? 0) + 1, daily: { issues: 1, outcome: 'ok' } });
  expect(after?.backtest.map(({ field }) => field)).toEqual(before?.backtest.map(({ field }) => field));
});

// @promise decisions-teach
it('a decision that is undone while it teaches has taught nothing', async () => {
  await learn();
  await useBuiltIn(site);
  const suggestion = await suggest(site);
  const hold = holdStorage(site, isLesson);
  const accepting = site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) });
  await hold.reached;
  const undone = await site.panel('undoTriage', { suggestionId: suggestion.id }, { as: 'administrator' });
  hold.release();
  const accepted = await accepting;
  expect([good(undone).suggestion.outcome.kind, good(accepted).suggestion.outcome.kind]).toEqual(['undone', expect.any(String)]);
  expect(storedKeys(site, 'lesson:')).toEqual([]);
});
