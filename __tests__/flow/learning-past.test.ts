import { createProjectPast, createSampleState, PAST_TOPICS, withLongPast, type JiraState, type PastTopic } from '../../dev/jira';
import { applyFinding } from '../../resources/admin-page/quality/hygiene/apply-finding';
import { findHygiene } from '../../resources/admin-page/quality/hygiene/find-hygiene';
import type { BacktestView, ProfileView } from '../../src/contract/learning';
import type { SuggestionView } from '../../src/contract/panel';
import type { TriageField } from '../../src/contract/triage-field';
import { resolveIssue } from './support/resolve-issue';
import { forgetBudgets } from './support/stored';
import { everythingIn, good, raiseLimits, startTriageSite, suggest, useBuiltIn, type TriageSite } from './support/triage-site';

const PROJECT = { projectId: '10001' };
const DAY_MS = 86_400_000;
/** With a security level. */
const RESTRICTED = 'SHOP-24';

let site: TriageSite;

afterEach(() => site.close());

async function start(jiraState: JiraState): Promise<void> {
  site = await startTriageSite({ queueTimeScale: 0.001, jiraState });
  site.storage.setQueryDelay(0);
  await useBuiltIn(site);
  await raiseLimits(site);
}

async function learn(): Promise<ProfileView> {
  good(await site.admin('startLearning', { ...PROJECT, consents: true, daily: false }));
  for (let calls = 0; calls < 20; calls += 1) {
    const { learning } = good(await site.admin('continueLearning', PROJECT));
    if (learning?.state !== 'reading') break;
  }
  await site.queue.settled();
  const { profile } = good(await site.admin('getLearning', PROJECT));
  if (profile === null) throw new Error('Nothing was learned.');
  return profile;
}

const backtestOf = ({ backtest }: ProfileView, field: TriageField): BacktestView => {
  const found = backtest.find((each) => each.field === field);
  if (found === undefined) throw new Error(`There is no backtest of ${field}.`);
  return found;
};
const fieldOf = ({ fields }: SuggestionView, field: TriageField) => fields.find((each) => each.field === field);
const firstOf = (suggestion: SuggestionView, field: TriageField) => fieldOf(suggestion, field)?.proposals[0];

/** The sample's web shop with so many resolved issues, and no others. */
function withPast(issues: number): JiraState {
  const sample = createSampleState();
  const own = new Set(sample.issues.filter(({ resolved }) => resolved !== null).map(({ id }) => id));
  const state = withLongPast(sample, { issues });
  return { ...state, issues: state.issues.filter(({ id, projectId }) => projectId !== PROJECT.projectId || !own.has(id)) };
}

describe('a project with few past issues', () => {
  it.each([0, 1, 5, 30, 140])('of which there are %i, is learned, proposed for, and told what that is worth', async (issues) => {
    await start(withPast(issues));
    const profile = await learn();
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

describe('a project whose past has restricted issues', () => {
  // @promise learning-by-consent
  it('is learned without them', async () => {
    await start(createSampleState());
    const before = await learn();
    await resolveIssue(site, RESTRICTED);
    const after = await learn();
    expect(after.issues).toBe(before.issues);
    // It was read, so that it was paid for.
    expect(after.points).toBe(before.points + 1);
    expect(after.backtest).toEqual(before.backtest);
  });
});

/** What an issue that nobody has triaged is about, by the component that people would choose. */
interface Later {
  key: string;
  component: string;
}

/** Open issues about the past's topics, which come after it. */
function withLater(state: JiraState, count: number, componentOf: (topic: PastTopic) => string): { state: JiraState; later: Later[] } {
  const pattern = state.issues.find(({ key }) => key === 'SHOP-13');
  if (pattern === undefined) throw new Error('The sample site has no open issue.');
  const written = createProjectPast({
    pattern,
    count,
    from: Date.now() - DAY_MS,
    to: Date.now(),
    seed: 4_711,
    languages: ['en', 'en', 'de', 'ja'],
    topics: PAST_TOPICS,
    componentsOf: (topic) => [componentOf(topic)],
    prioritiesOf: () => [pattern.priorityId],
    firstNumber: 7_001,
  });
  const open = written.map((issue) => ({ ...issue, resolved: null, componentIds: [], labels: [], statusId: pattern.statusId }));
  return {
    state: { ...state, issues: [...state.issues, ...open] },
    later: written.map(({ key, componentIds: [component = ''] }) => ({ key, component })),
  };
}

describe('what is stored of a past', () => {
  // @promise learning-by-consent
  it('is another one in each installation, so that none can be compared with another', async () => {
    const fields: string[][] = [];
    for (let installation = 0; installation < 2; installation += 1) {
      if (installation > 0) await site.close();
      await start(withPast(140));
      const { backtest } = await learn();
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
    const { issues } = await learn();
    const suggestion = await suggest(site);
    expect(suggestion).toMatchObject({ model: 'built-in', learnedFrom: issues });
    expect(firstOf(suggestion, 'components')).toMatchObject({ value: { name: 'Payments' }, preselected: true });
    expect(site.prompts()).toEqual([]);
  });
});

describe('what a backtest says', () => {
  const { state, later } = withLater(withLongPast(createSampleState(), { issues: 900 }), 60, (topic) =>
    topic === 'Sign-in' ? 'Customer accounts' : topic,
  );

  beforeEach(() => start(state));

  it('adds up, field by field', async () => {
    const profile = await learn();
    for (const { field, asked, curve, byValue, confusions } of profile.backtest) {
      const sum = (of: 'chosen' | 'proposed' | 'right') => byValue.reduce((total, value) => total + value[of], 0);
      expect({ field, isMany: asked > 200, proposed: sum('proposed') }).toEqual({ field, isMany: true, proposed: asked });
      expect(sum('chosen')).toBeGreaterThanOrEqual(asked);
      curve.forEach(({ ticked, right, minConfidence }, index) => {
        const [lower] = curve.slice(index - 1, index);
        expect(right).toBeLessThanOrEqual(Math.min(ticked, lower?.right ?? sum('right')));
        expect(ticked).toBeLessThanOrEqual(lower?.ticked ?? asked);
        expect(minConfidence).toBeGreaterThan(lower?.minConfidence ?? 0);
      });
      const wrong = asked - sum('right');
      for (const { chosen, proposed, times } of confusions) {
        expect(chosen).not.toBe(proposed);
        expect(times).toBeLessThanOrEqual(Math.min(wrong, byValue.find(({ name }) => name === chosen)?.chosen ?? 0));
      }
    }
    // Each level about as often as people chose it.
    const { byValue, asked } = backtestOf(profile, 'priority');
    for (const { name, chosen, proposed } of byValue)
      expect({ name, isUsual: proposed - chosen < 0.05 * asked }).toEqual({ name, isUsual: true });
  });

  it('holds for what is asked afterwards: as many ticks at the minimum that was chosen, and as many of them right', async () => {
    const { asked, curve, suggestedMinimum } = backtestOf(await learn(), 'components');
    const point = curve.find(({ minConfidence }) => minConfidence >= suggestedMinimum);
    if (point === undefined) throw new Error('No minimum is worth it.');
    good(await site.admin('chooseMinimum', { ...PROJECT, field: 'components', minConfidence: point.minConfidence }));
    const found = { ticked: 0, right: 0 };
    for (const { key, component } of later) {
      await forgetBudgets(site);
      const suggestion = await suggest(site, { issueKey: key });
      const first = firstOf(suggestion, 'components');
      expect(fieldOf(suggestion, 'components')?.minConfidence).toBe(point.minConfidence);
      expect(first?.preselected).toBe((first?.confidence ?? 0) >= point.minConfidence);
      if (first?.preselected !== true) continue;
      found.ticked += 1;
      if (first.value.name === component) found.right += 1;
    }
    expect(Math.abs(found.ticked / later.length - point.ticked / asked)).toBeLessThan(0.15);
    expect(found.right / found.ticked).toBeGreaterThan(point.right / point.ticked - 0.1);
  }, 60_000);
});

/** When search and catalogue were merged and accounts were split, of the project's whole time. */
const REORGANIZED = 0.6;
const NEW = ['Discovery', 'Profiles'];
const BEFORE: Partial<Record<PastTopic, string>> = { 'Sign-in': 'Customer accounts' };
const AFTER: Partial<Record<PastTopic, string>> = { Search: 'Discovery', Catalogue: 'Discovery', 'Customer accounts': 'Profiles' };
const GONE = ['Search', 'Catalogue', 'Customer accounts'];

/** A web shop of 5,000 issues in three languages whose components were merged and split, all of which it still has. */
function reorganized(): { state: JiraState; later: Later[] } {
  const sample = createSampleState();
  const shop = sample.projects.find(({ id }) => id === PROJECT.projectId);
  const [pattern] = sample.issues.filter(({ projectId, resolved }) => projectId === PROJECT.projectId && resolved !== null);
  if (shop === undefined || pattern === undefined) throw new Error('The sample site has no past in its first project.');
  const offered = [...new Set([...PAST_TOPICS, ...NEW])].map((name, index) => ({ id: String(19_000 + index), name, description: '' }));
  const idOf = (name: string): string => offered.find((component) => component.name === name)?.id ?? '';
  const past = createProjectPast({
    pattern,
    count: 5_000,
    from: Date.now() - 1_000 * DAY_MS,
    to: Date.now() - DAY_MS,
    seed: 12,
    languages: ['en', 'de', 'ja'],
    topics: PAST_TOPICS,
    // Of what is learned, the newest 2,000 issues, a part has the old components still.
    componentsOf: (topic, share) => [idOf(((share - 0.6) / 0.4 < REORGANIZED ? BEFORE : AFTER)[topic] ?? topic)],
    prioritiesOf: () => [pattern.priorityId],
    firstNumber: 1_001,
  });
  const state: JiraState = {
    ...sample,
    projects: sample.projects.map((project) => (project.id === shop.id ? { ...project, components: offered } : project)),
    issues: [...past, ...sample.issues.filter(({ projectId, resolved }) => projectId !== shop.id || resolved === null)].map((issue) =>
      issue.projectId === shop.id && issue.resolved === null ? { ...issue, componentIds: [] } : issue,
    ),
  };
  return withLater(state, 45, (topic) => AFTER[topic] ?? topic);
}

describe('a project of 5,000 issues in three languages whose components were merged, split and renamed', () => {
  it('gets what it has now, by the names of now, and hears of what nobody uses any more', async () => {
    const { state, later } = reorganized();
    await start(state);
    const { version, settings } = good(await site.admin('getSettings'));
    const automatic = { ...settings.automatic, components: { ...settings.automatic.components, enabled: true } };
    good(await site.admin('saveSettings', { version, settings: { ...settings, automatic }, token: { action: 'keep' } }));
    expect((await learn()).issues).toBe(2_000);
    await renameComponent('Storefront', 'Website');
    const wrong: string[] = [];
    for (const { key, component } of later) {
      await forgetBudgets(site);
      const name = firstOf(await suggest(site, { issueKey: key }), 'components')?.value.name ?? '';
      expect(GONE).not.toContain(name);
      if (name !== (component === 'Storefront' ? 'Website' : component)) wrong.push(key);
    }
    expect(wrong.length).toBeLessThanOrEqual(0.1 * later.length);
    const { fields } = good(await site.admin('getHygiene', PROJECT));
    const components = fields.find(({ field }) => field === 'components');
    const gone = components?.values.filter(({ name }) => GONE.includes(name)) ?? [];
    expect(gone.map(({ name }) => name).sort()).toEqual([...GONE].sort());
    const lastUse = (name: string) => Date.parse(components?.values.find((value) => value.name === name)?.lastAt ?? '');
    for (const { lastAt } of gone) expect(Date.parse(lastAt ?? '')).toBeLessThan(lastUse('Discovery') - 30 * DAY_MS);
  }, 120_000);
});

async function renameComponent(from: string, to: string): Promise<void> {
  const accountId = site.jira.people.find(({ role }) => role === 'administrator')?.accountId ?? '';
  const headers = { 'content-type': 'application/json' };
  const list = await site.jira.handle({ method: 'GET', path: '/rest/api/3/project/10001/components', headers, accountId });
  const id = (JSON.parse(list.body) as { id: string; name: string }[]).find(({ name }) => name === from)?.id ?? '';
  const body = JSON.stringify({ name: to });
  const { status } = await site.jira.handle({ method: 'PUT', path: `/rest/api/3/component/${id}`, headers, accountId, body });
  expect(status).toBe(200);
}

/** A web shop whose people call one thing by two names, in components and in labels, and have given up one label. */
function untidy(): JiraState {
  const sample = createSampleState();
  const shop = sample.projects.find(({ id }) => id === PROJECT.projectId);
  const [pattern] = sample.issues.filter(({ projectId, resolved }) => projectId === PROJECT.projectId && resolved !== null);
  if (shop === undefined || pattern === undefined) throw new Error('The sample site has no past in its first project.');
  const components = [...shop.components, { id: '19001', name: 'UI', description: '' }];
  const idOf = (name: string): string => components.find((component) => component.name === name)?.id ?? '';
  let issues = 0;
  const past = createProjectPast({
    pattern,
    count: 900,
    from: Date.now() - 1_000 * DAY_MS,
    to: Date.now() - DAY_MS,
    seed: 21,
    languages: ['en'],
    topics: PAST_TOPICS,
    componentsOf: (topic) => [
      idOf(topic === 'Storefront' && (issues += 1) % 2 === 0 ? 'UI' : topic === 'Sign-in' ? 'Customer accounts' : topic),
    ],
    labelsOf: (label, share, index) => [
      ...(label === null ? [] : [label]),
      ...(label === 'regression' ? ['upgrade'] : []),
      ...(share < 0.3 && index % 4 === 0 ? ['tech-debt'] : []),
      ...(index % 30 === 0 ? ['front-end'] : []),
      ...(index % 90 === 1 ? ['Frontend'] : []),
    ],
    prioritiesOf: () => [pattern.priorityId],
    firstNumber: 1_001,
  });
  const projects = sample.projects.map((project) => (project.id === shop.id ? { ...project, components } : project));
  return { ...sample, projects, issues: [...past, ...sample.issues] };
}

describe('values to tidy up', () => {
  it('are found with what speaks for it, and a click on each maps or removes it for good', async () => {
    await start(untidy());
    const named = (names: string[]) => names.map((name) => ({ name, description: '' }));
    const before = good(await site.admin('getSettings'));
    const { allowlists } = before.settings;
    const lists = {
      ...allowlists,
      components: [...allowlists.components, ...named(['UI'])],
      labels: [
        ...allowlists.labels.filter(({ name }) => !['upgrade', 'tech-debt'].includes(name)),
        ...named(['upgrade', 'tech-debt', 'front-end', 'Frontend']),
      ],
    };
    good(
      await site.admin('saveSettings', {
        version: before.version,
        settings: { ...before.settings, allowlists: lists },
        token: { action: 'keep' },
      }),
    );
    await learn();
    const findings = findHygiene(good(await site.admin('getHygiene', PROJECT)));
    const byKind = (kind: string) => findings.filter(({ key }) => key.startsWith(`${kind}/`));
    expect(byKind('spelling')).toMatchObject([
      { field: 'labels', gone: 'Frontend', stays: 'front-end', evidence: expect.stringMatching(/10 issues against 30 issues/u) },
    ]);
    const [alike, ...others] = byKind('alike');
    expect([others, [alike?.gone, alike?.stays].sort()]).toEqual([[], ['Storefront', 'UI']]);
    expect(alike?.evidence).toMatch(/^The words of issues do not tell them apart: \d+ of \d+ issues/u);
    expect(byKind('together')).toMatchObject([
      { gone: 'upgrade', stays: null, evidence: expect.stringMatching(/^(\d+) of the \1 issues that have it also have “regression”\.$/u) },
    ]);
    expect(byKind('unused')).toEqual(expect.arrayContaining([expect.objectContaining({ gone: 'tech-debt', field: 'labels' })]));

    const { version, settings } = good(await site.admin('getSettings'));
    const tidied = findings.reduce((draft, finding) => ({ ...draft, ...applyFinding(draft, finding) }), settings);
    good(await site.admin('saveSettings', { version, settings: tidied, token: { action: 'keep' } }));
    await learn();
    const left = findHygiene(good(await site.admin('getHygiene', PROJECT)));
    const gone = findings.map((finding) => `${finding.field}/${finding.gone}`);
    expect(left.filter((finding) => gone.includes(`${finding.field}/${finding.gone}`))).toEqual([]);
    const ui = alike?.gone ?? '';
    const proposed = (await suggest(site)).fields.flatMap(({ field, options }) => options.map(({ name }) => `${field}/${name}`));
    expect(proposed.filter((value) => gone.includes(value))).toEqual([]);
    expect(proposed).toContain(`components/${ui === 'UI' ? 'Storefront' : 'UI'}`);
    // A model that says the old label is understood to mean the other.
    expect(tidied.labelMappings).toContainEqual({ from: 'Frontend', to: 'front-end' });
  }, 30_000);
});

describe('the search for similar issues', () => {
  it('is made for showing them, when somebody asks for that, and for no proposal', async () => {
    await start(withLongPast(createSampleState(), { issues: 200 }));
    await learn();
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
