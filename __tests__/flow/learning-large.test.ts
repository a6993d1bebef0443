import { createSampleState, withLongPast } from '../../dev/jira';
import { PROJECT } from './support/learn-project';
import { learnPast, startPastSite } from './support/past-site';
import { good, suggest, type TriageSite } from './support/triage-site';

const ISSUES = 5_000;

const HOUR_MS = 3_600_000;

let site: TriageSite;

beforeAll(async () => {
  site = await startPastSite(withLongPast(createSampleState(), { issues: ISSUES }));
});

afterAll(() => site.close());

it('learns the newest 2,000 of 5,000 issues in three languages, within its points, and says how good it is', async () => {
  const hour = Math.floor(Date.now() / HOUR_MS);
  const profile = await learnPast(site, true);
  const { learning, pointsLeft } = good(await site.admin('getLearning', PROJECT));
  expect(learning).toBeNull();
  expect(profile).toMatchObject({ issues: 2_000, points: 2_020 });
  // Points are taken in portions of 51, two for a page of a hundred issues, out of 127.
  const left = 51 * (127 - 2 * 20);
  const hasTurned = Math.floor(Date.now() / HOUR_MS) !== hour;
  expect(pointsLeft).toBeGreaterThanOrEqual(left);
  // What was taken before the hour turned is of the last one.
  expect(pointsLeft).toBeLessThanOrEqual(hasTurned ? 51 * 127 : left);
  const components = profile.backtest.find(({ field }) => field === 'components');
  const right = components?.byValue.reduce((sum, value) => sum + value.right, 0) ?? 0;
  expect(right / (components?.asked ?? Infinity)).toBeGreaterThan(0.9);
  for (const [issueKey, name] of [
    ['SHOP-13', 'Payments'],
    ['SHOP-14', 'Checkout'],
  ] as const) {
    const { fields, learnedFrom } = await suggest(site, { issueKey });
    const [first] = fields.find(({ field }) => field === 'components')?.proposals ?? [];
    expect({ issueKey, first: first?.value.name, learnedFrom }).toEqual({ issueKey, first: name, learnedFrom: 2_000 });
  }
  for (const [key, { value }] of site.storage.entries()) expect([key, JSON.stringify(value).length < 240 * 1_024]).toEqual([key, true]);
  expect(good(await site.admin('getHygiene', PROJECT))).toMatchObject({ isWhole: false, issues: 2_000 });
});
