import { APP_ACCOUNT, type JiraRequest } from '../../dev/jira';
import type { ProfileView } from '../../src/contract/learning';
import { learnOwnProject, profileOf, PROJECT, runDay as passDay } from './support/learn-project';
import { resolveIssue } from './support/resolve-issue';
import { spendJiraPoints, storedKeys, writeStored } from './support/stored';
import { aReply, bad, everythingIn, good, startTriageSite, suggest, useBuiltIn, type TriageSite } from './support/triage-site';

/** With a security level. */
const RESTRICTED = 'SHOP-24';

let site: TriageSite;
/** What was asked of Jira as the app itself. */
let asApp: JiraRequest[];

/** Follows what the app asks as itself, and answers where `answer` returns something. */
function watchJira(
  answer: (request: JiraRequest) => { status: number; headers: Record<string, string>; body: string } | null = () => null,
) {
  asApp = [];
  site.interceptJira((request) => {
    if (request.accountId !== APP_ACCOUNT) return null;
    asApp.push(request);
    return answer(request);
  });
}

async function learn(daily = true): Promise<ProfileView> {
  await learnOwnProject(site, daily);
  return profile();
}

const profile = () => profileOf(site);
const runDay = () => passDay(site);

beforeEach(async () => {
  site = await startTriageSite({ queueTimeScale: 0.001 });
  site.storage.setQueryDelay(0);
  watchJira();
});

afterEach(() => site.close());

describe('what was resolved since', () => {
  // @promise learning-by-consent
  it('is learned once a day, read by the app itself, once, and without restricted issues', async () => {
    const before = await learn();
    expect(before).toMatchObject({ choices: { daily: true, decisions: true }, daily: { issues: 0, checkedAt: null } });
    await site.edit({ fields: { components: [{ name: 'Payments' }] } });
    await resolveIssue(site, 'SHOP-13');
    await resolveIssue(site, RESTRICTED);
    await runDay();
    const after = await profile();
    expect(after).toMatchObject({ issues: before.issues + 1, daily: { issues: 1, outcome: 'ok' }, learnedAt: before.learnedAt });
    expect(after.drift.find(({ field }) => field === 'components')).toMatchObject({ since: { asked: 1 }, hasDrifted: false });
    expect(asApp.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /rest/api/3/search/jql']);
    expect(JSON.parse(asApp[0]?.body ?? '')).toMatchObject({ jql: expect.stringContaining('project = 10001 AND statusCategory = Done') });
    await runDay();
    expect(await profile()).toMatchObject({ issues: after.issues, daily: { issues: 1 } });
    await useBuiltIn(site);
    expect((await suggest(site, { issueKey: 'SHOP-15' })).learnedFrom).toBe(after.issues);
  });

  // @promise learning-by-consent
  it('is not learned where it has a security level, whatever Jira shows the app', async () => {
    await learn();
    await resolveIssue(site, 'SHOP-13');
    site.interceptJira(async (request) => {
      if (request.accountId !== APP_ACCOUNT) return null;
      site.interceptJira(null);
      const answer = await site.jira.handle(request);
      const { issues } = JSON.parse(answer.body) as { issues: { fields: object }[] };
      const restricted = issues.map((issue) => ({ ...issue, fields: { ...issue.fields, security: { id: '1' } } }));
      return { ...answer, body: JSON.stringify({ issues: restricted }) };
    });
    await runDay();
    expect((await profile()).daily).toMatchObject({ issues: 0, outcome: 'ok' });
  });

  // @promise learning-by-consent
  it('is not read where nobody has agreed to it, or somebody has turned it off', async () => {
    await learn(false);
    await runDay();
    good(await site.project('chooseLearning', { daily: true, decisions: true }));
    good(await site.admin('chooseLearning', { ...PROJECT, daily: false, decisions: true }));
    await runDay();
    expect(asApp).toEqual([]);
  });

  it('is asked for again when Jira limits requests, and left to the next day when the app may not read', async () => {
    await learn();
    await resolveIssue(site, 'SHOP-13');
    watchJira(() => (asApp.length > 1 ? null : { status: 429, headers: { 'retry-after': '30' }, body: '{}' }));
    await runDay();
    expect(asApp).toHaveLength(2);
    expect((await profile()).daily).toMatchObject({ issues: 1, outcome: 'ok' });
    watchJira(() => ({ status: 403, headers: {}, body: '{}' }));
    await runDay();
    expect(asApp).toHaveLength(1);
    expect((await profile()).daily).toMatchObject({ issues: 1, outcome: 'NOT_PERMITTED' });
  });

  it('is learned once where it was resolved while the past was being read', async () => {
    good(await site.project('startLearning', { consents: true, daily: true }));
    await resolveIssue(site, 'SHOP-13');
    good(await site.project('continueLearning'));
    await site.queue.settled();
    const before = await profile();
    await runDay();
    expect(await profile()).toMatchObject({ issues: before.issues, daily: { issues: 0, outcome: 'ok' }, drift: [] });
  });

  it('is not added to a profile of which a part cannot be read, so that nothing takes the place of that part', async () => {
    await learn();
    await resolveIssue(site, 'SHOP-13');
    const [key = ''] = storedKeys(site, 'profile-part:').filter((each) => each.endsWith(':field:components'));
    await writeStored(site, key, 'damaged');
    await runDay();
    expect((await profile()).daily).toMatchObject({ issues: 0, outcome: 'INTERNAL' });
    expect(storedKeys(site, 'profile-part:')).toHaveLength(6);
  });

  it('leaves alone what somebody decides or learns meanwhile', async () => {
    await learn();
    await resolveIssue(site, 'SHOP-13');
    let changed = false;
    site.interceptJira(async ({ accountId }) => {
      if (accountId !== APP_ACCOUNT || changed) return null;
      changed = true;
      good(await site.admin('chooseLearning', { ...PROJECT, daily: true, decisions: false }));
      return null;
    });
    await runDay();
    expect(await profile()).toMatchObject({ choices: { daily: true, decisions: false }, daily: { issues: 0 } });
    await runDay();
    expect(await profile()).toMatchObject({ choices: { daily: true, decisions: false }, daily: { issues: 1 } });
  });

  // @promise search-within-budget
  it('waits for the next hour once the points of this one are spent', async () => {
    await learn();
    await spendJiraPoints(site);
    await runDay();
    expect(asApp).toEqual([]);
    good(await site.project('startLearning', { consents: true, daily: true }));
    const { learning, pointsLeft } = good(await site.project('continueLearning'));
    expect(learning).toMatchObject({ state: 'spent', issues: 0 });
    // Whatever they were spent on.
    expect(pointsLeft).toBe(0);
  });
});

describe('a decision about what a model proposed', () => {
  const decisions = async () => (await profile()).decisions.count;

  // @promise decisions-teach
  it('teaches at once, until it is undone, or until its issue is resolved and teaches itself', async () => {
    site.endpoint.setReply(() => aReply());
    await learn();
    const accept = async () => {
      const suggestion = await suggest(site);
      good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
      return suggestion.id;
    };
    const suggestionId = await accept();
    expect(await decisions()).toBe(1);
    good(await site.panel('undoTriage', { suggestionId }));
    expect(await decisions()).toBe(0);
    await accept();
    await resolveIssue(site, 'SHOP-13');
    await runDay();
    expect(await decisions()).toBe(0);
    expect((await profile()).daily.issues).toBe(1);
  });

  // @promise decisions-teach
  it('does not count while an administrator wants none to, and counts again with them', async () => {
    site.endpoint.setReply(() => aReply());
    await learn();
    const open = await suggest(site);
    good(await site.panel('dismissTriage', { suggestionId: open.id }));
    expect(await decisions()).toBe(1);
    good(await site.admin('chooseLearning', { ...PROJECT, daily: true, decisions: false }));
    good(await site.panel('dismissTriage', { suggestionId: (await suggest(site, { issueKey: 'SHOP-15' })).id }, { issueKey: 'SHOP-15' }));
    expect(await decisions()).toBe(1);
    await useBuiltIn(site);
    const proposed = async () => (await suggest(site)).fields.flatMap(({ proposals }) => proposals.map(({ value }) => value.name));
    const dismissed = open.fields.flatMap(({ proposals }) => proposals.map(({ value }) => value.name));
    const whileOff = await proposed();
    expect(whileOff.some((name) => dismissed.includes(name))).toBe(true);
    good(await site.admin('chooseLearning', { ...PROJECT, daily: true, decisions: true }));
    expect((await proposed()).filter((name) => dismissed.includes(name))).toEqual([]);
  });

  // @promise decisions-teach
  it('is remembered when the project is learned anew, and forgotten with it', async () => {
    site.endpoint.setReply(() => aReply());
    await learn();
    good(await site.panel('dismissTriage', { suggestionId: (await suggest(site)).id }));
    await learn();
    expect(await decisions()).toBe(1);
    good(await site.project('forgetProfile'));
    expect(['profile', 'lesson', 'learning:'].flatMap((prefix) => storedKeys(site, prefix))).toEqual([]);
  });
});

// @promise learning-by-consent
it('is for administrators of the project alone', async () => {
  for (const key of ['getLearning', 'startLearning', 'continueLearning', 'cancelLearning', 'forgetProfile'] as const) {
    const payload = key === 'startLearning' ? { consents: true, daily: true } : undefined;
    expect(bad(await site.project(key, payload, { as: 'agent' })).code).toBe('NOT_PERMITTED');
  }
});
