import { createSampleState, withLongPast, type JiraState } from '../../dev/jira';
import { PROJECT } from './support/learn-project';
import { startPastSite, learnPast, firstOf } from './support/past-site';
import { resolveIssue } from './support/resolve-issue';
import { everythingIn, good, startTriageSite, suggest, type TriageSite } from './support/triage-site';

let site: TriageSite;

afterEach(() => site.close());

/** The sample's web shop with so many resolved issues, and no others. */
function withPast(issues: number): JiraState {
  const sample = createSampleState();
  const own = new Set(sample.issues.filter(({ resolved }) => resolved !== null).map(({ id }) => id));
  const state = withLongPast(sample, { issues });
  return { ...state, issues: state.issues.filter(({ id, projectId }) => projectId !== PROJECT.projectId || !own.has(id)) };
}

describe('a project with few past issues', () => {
  it.each([0, 1, 5, 30, 140])('of which there are %i, is learned, proposed for, and told what that is worth', async (issues) => {
    site = await startPastSite(withPast(issues));
    const profile = await learnPast(site);
    expect(profile).toMatchObject({ issues, points: issues + Math.max(1, Math.ceil(issues / 100)) });
    // With too few to go back in time, nothing is said about how good proposals would be.
    for (const { asked, curve } of profile.backtest) {
      if (issues <= 5) expect(asked).toBe(0);
      expect(curve.every(({ ticked, right }) => right <= ticked && ticked <= asked)).toBe(true);
    }
    expect(good(await site.admin('getHygiene', PROJECT))).toMatchObject({ issues, isWhole: true });
    // What one or two issues happened to have is not taken for what the project does, least of all against a name in the text.
    const [named, vague] = [await suggest(site, { issueKey: 'SHOP-17' }), await suggest(site, { issueKey: 'SHOP-14' })];
    expect(firstOf(named, 'components')?.value.name).toBe('Search');
    for (const field of ['components', 'labels'] as const) {
      const { confidence = 0, preselected } = firstOf(vague, field) ?? {};
      if (issues <= 5)
        expect({ field, isSure: (confidence ?? 0) > 0.5, preselected }).toEqual({ field, isSure: false, preselected: false });
    }
    const suggestion = await suggest(site);
    expect(suggestion.learnedFrom).toBe(issues);
    for (const { confidence, reason } of suggestion.fields.flatMap(({ proposals }) => proposals)) {
      expect(Number.isFinite(confidence)).toBe(true);
      expect(reason).toMatch(/which are few|No past issue has it yet/u);
    }
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
    expect(good(await site.admin('getLearning', PROJECT)).profile?.decisions.count).toBe(issues === 0 ? 0 : 1);
  });
});

/** With a security level. */
const RESTRICTED = 'SHOP-24';

describe('a project whose past has restricted issues', () => {
  // @promise learning-by-consent
  it('is learned without them', async () => {
    site = await startPastSite(createSampleState());
    const before = await learnPast(site);
    await resolveIssue(site, RESTRICTED);
    const after = await learnPast(site);
    expect(after.issues).toBe(before.issues);
    // It was read, so that it was paid for.
    expect(after.points).toBe(before.points + 1);
    expect(after.backtest).toEqual(before.backtest);
  });
});

describe('what is stored of a past', () => {
  // @promise learning-by-consent
  it('is another one in each installation, so that none can be compared with another', async () => {
    const fields: string[][] = [];
    for (let installation = 0; installation < 2; installation += 1) {
      if (installation > 0) await site.close();
      site = await startPastSite(withPast(140));
      const { backtest } = await learnPast(site);
      expect(backtest).toHaveLength(3);
      fields.push(
        site.storage
          .entries()
          .flatMap(([key, { value }]) => (key.includes(':field:') || key.endsWith(':similar') ? [JSON.stringify(value)] : [])),
      );
    }
    const [one = [], other = []] = fields;
    expect(one).toHaveLength(4);
    expect(one.filter((stored) => other.includes(stored))).toEqual([]);
  });
});

describe('a fresh site', () => {
  it('has the built-in provider, and proposes by what was learned once values are allowed', async () => {
    site = await startTriageSite({
      queueTimeScale: 0.001,
      configured: false,
      jiraState: withLongPast(createSampleState(), { issues: 200 }),
    });
    site.storage.setQueryDelay(0);
    const { version, settings } = good(await site.admin('getSettings'));
    expect(settings.endpoint).toBeNull();
    const automatic = { ...settings.automatic, components: { ...settings.automatic.components, enabled: true } };
    good(await site.admin('saveSettings', { version, settings: { ...settings, automatic }, token: { action: 'keep' } }));
    expect(await suggest(site)).toMatchObject({ model: 'built-in', learnedFrom: 0 });
    const { issues } = await learnPast(site);
    const suggestion = await suggest(site);
    expect(suggestion).toMatchObject({ model: 'built-in', learnedFrom: issues });
    expect(firstOf(suggestion, 'components')).toMatchObject({ value: { name: 'Payments' }, preselected: true });
    expect(site.prompts()).toEqual([]);
  });
});

describe('the search for similar issues', () => {
  it('is made for showing them, when somebody asks for that, and for no proposal', async () => {
    site = await startPastSite(withLongPast(createSampleState(), { issues: 200 }));
    await learnPast(site);
    const searches = () =>
      site.recorder.calls.flatMap(({ kind, request }) =>
        kind === 'jira' && /search\/jql|bulkfetch/u.test(request?.url ?? '') ? [request?.url] : [],
      );
    site.recorder.clear();
    const on = await suggest(site);
    expect([on.similar, searches()]).toEqual([[], []]);
    good(await site.panel('findSimilar'));
    expect(searches().length).toBeGreaterThan(0);
    const { version, settings } = good(await site.admin('getSettings'));
    good(
      await site.admin('saveSettings', {
        version,
        settings: { ...settings, evidence: { ...settings.evidence, enabled: false } },
        token: { action: 'keep' },
      }),
    );
    site.recorder.clear();
    const off = await suggest(site);
    expect(off.fields.map(({ proposals }) => proposals)).toEqual(on.fields.map(({ proposals }) => proposals));
    expect(searches()).toEqual([]);
  });
});
