import { createSampleState, type JiraState } from '../../dev/jira';
import { waitUntil } from '../support/wait-until';
import { DAMAGED } from './support/damage';
import { learnProject as learn } from './support/learn-project';
import { restoreStored, takeSnapshot, writeStored } from './support/stored';
import { aReply, everythingIn, good, startTriageSite, suggest, useBuiltIn, type TriageSite } from './support/triage-site';

const PROJECT = { projectId: '10001' };
const CONSENT = { consents: true, daily: true };

describe('learning a project', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
    site.storage.setQueryDelay(0);
    await useBuiltIn(site);
  });

  afterEach(async () => {
    await site.close();
  });

  it('proposes by names before anything was learned, and sends nothing', async () => {
    const suggestion = await suggest(site);
    expect(suggestion).toMatchObject({ model: 'built-in', learnedFrom: 0 });
    expect(site.prompts()).toEqual([]);
  });

  it('reads resolved issues as the person, learns them in the queue, and proposes from them with one call to Jira', async () => {
    const { profile, learning } = await learn(site);
    expect(learning).toBeNull();
    expect(profile?.issues).toBeGreaterThan(5);
    expect(profile?.points).toBe((profile?.issues ?? 0) + 1);
    site.recorder.clear();
    const suggestion = await suggest(site);
    expect(suggestion).toMatchObject({ model: 'built-in', learnedFrom: profile?.issues });
    expect(suggestion.fields.flatMap(({ proposals }) => proposals).length).toBeGreaterThan(0);
    expect(site.recorder.calls.filter(({ kind }) => kind === 'jira')).toHaveLength(1);
    expect(site.prompts()).toEqual([]);
  });

  it('shows what it would have done, and forgets all of it when asked to', async () => {
    const { profile } = await learn(site);
    expect(profile?.backtest.map(({ field }) => field)).toEqual(['priority', 'components', 'labels']);
    expect(good(await site.admin('forgetProfile', PROJECT))).toMatchObject({ profile: null, learning: null });
    expect((await suggest(site)).learnedFrom).toBe(0);
  });

  it('keeps reading where it was when Jira limits requests', async () => {
    site.interceptJira(({ path, body }) =>
      path.startsWith('/rest/api/3/search/jql') && String(body).includes('statusCategory = Done')
        ? { status: 429, headers: { 'retry-after': '60' }, body: '{}' }
        : null,
    );
    good(await site.admin('startLearning', { ...PROJECT, ...CONSENT }));
    expect(good(await site.admin('continueLearning', PROJECT)).learning).toMatchObject({ state: 'paused', issues: 0 });
    site.interceptJira(null);
    expect(good(await site.admin('continueLearning', PROJECT)).learning?.state).toBe('paused');
    expect(good(await site.admin('cancelLearning', PROJECT)).learning).toBeNull();
  });

  it('leaves alone what somebody else began anew while it read', async () => {
    good(await site.admin('startLearning', { ...PROJECT, ...CONSENT }));
    site.interceptJira(async ({ path, body }) => {
      if (!path.startsWith('/rest/api/3/search/jql') || !String(body).includes('statusCategory = Done')) return null;
      site.interceptJira(null);
      good(await site.admin('cancelLearning', PROJECT));
      good(await site.admin('startLearning', { ...PROJECT, ...CONSENT }));
      return null;
    });
    expect(good(await site.admin('continueLearning', PROJECT)).learning).toMatchObject({ state: 'reading', issues: 0 });
  });

  it('learns from decisions, does not repeat what was refused for the same text, and takes a lesson back with an undo', async () => {
    await learn(site);
    const decisions = async () => good(await site.admin('getLearning', PROJECT)).profile?.decisions.count;
    const accepted = await suggest(site);
    good(await site.panel('applyTriage', { suggestionId: accepted.id, accepted: everythingIn(accepted) }));
    expect(await decisions()).toBe(1);
    good(await site.panel('undoTriage', { suggestionId: accepted.id }));
    expect(await decisions()).toBe(0);

    const { version, settings } = good(await site.admin('getSettings'));
    const fields = { ...settings.fields, components: { ...settings.fields.components, minConfidence: 0 } };
    good(await site.admin('saveSettings', { version, settings: { ...settings, fields }, token: { action: 'keep' } }));
    const componentsOf = ({ fields: views }: Awaited<ReturnType<typeof suggest>>) =>
      views.find(({ field }) => field === 'components')?.proposals.map(({ value }) => value.id) ?? [];
    const dismissed = await suggest(site);
    expect(componentsOf(dismissed).length).toBeGreaterThan(0);
    good(await site.panel('dismissTriage', { suggestionId: dismissed.id }));
    expect(await decisions()).toBe(1);
    const after = componentsOf(await suggest(site));
    expect(after.filter((id) => componentsOf(dismissed).includes(id))).toEqual([]);
  });

  it('reads and writes nothing of what was learned with a decision about what no profile proposed', async () => {
    const touched = (): string[] =>
      site.recorder.calls.flatMap(({ kind, request }) =>
        kind === 'storage' && /"(?:profile-part|lesson):|installation-secret/u.test(request?.body ?? '') ? [request?.body ?? ''] : [],
      );
    const byNames = await suggest(site);
    site.recorder.clear();
    good(await site.panel('dismissTriage', { suggestionId: byNames.id }));
    expect(touched()).toEqual([]);

    await learn(site);
    const learned = await suggest(site);
    site.recorder.clear();
    good(await site.panel('dismissTriage', { suggestionId: learned.id }));
    expect(touched().length).toBeGreaterThan(2);
  });

  it.each(['profile:', 'profile-part:', 'lesson:', 'learning:'])('takes a damaged %s for none, and can learn again', async (kind) => {
    await learn(site);
    good(await site.panel('dismissTriage', { suggestionId: (await suggest(site)).id }));
    site.interceptJira(({ body }) => (String(body).includes('statusCategory = Done') ? { status: 429, headers: {}, body: '{}' } : null));
    good(await site.admin('startLearning', { ...PROJECT, ...CONSENT }));
    good(await site.admin('continueLearning', PROJECT));
    site.interceptJira(null);
    const whole = takeSnapshot(site);
    const keys = whole.values.filter(([key]) => key.startsWith(kind));
    expect(keys.length).toBeGreaterThan(0);
    for (const [damage, make] of DAMAGED) {
      for (const [key, value] of keys) await writeStored(site, key, make(value));
      const results = [await site.admin('getLearning', PROJECT), await site.panel('suggestTriage', { again: true })];
      expect({ damage, codes: results.flatMap((result) => (result.ok ? [] : [result.error.code])) }).toEqual({ damage, codes: [] });
      await restoreStored(site, whole);
    }
    for (const [key] of keys) await writeStored(site, key, 'damaged');
    good(await site.admin('cancelLearning', PROJECT));
    site.recorder.clear();
    expect((await learn(site)).profile?.issues).toBeGreaterThan(5);
    expect((await suggest(site)).learnedFrom).toBeGreaterThan(5);
  });

  it('refuses to read without consent', async () => {
    expect((await site.admin('startLearning', PROJECT)).ok).toBe(false);
    expect((await site.admin('startLearning', { ...PROJECT, ...CONSENT, consents: false })).ok).toBe(false);
  });
});

/** The sample's Jira with a past that is long enough to say how often each level is chosen: the usual one, always. */
function withUsualPast(): JiraState {
  const state = createSampleState();
  const isPast = ({ projectId, resolved }: JiraState['issues'][number]): boolean => projectId === PROJECT.projectId && resolved !== null;
  const past = state.issues.filter(isPast).map((issue) => ({ ...issue, priorityId: state.defaultPriorityId }));
  const copies = Array.from({ length: 5 }, (_each, round) =>
    past.map((issue, index) => ({ ...issue, id: String(900_000 + 100 * round + index), key: `SHOP-${9_000 + 100 * round + index}` })),
  );
  return { ...state, issues: [...state.issues.filter((issue) => !isPast(issue)), ...past, ...copies.flat()] };
}

describe('a model in a project that was learned', () => {
  let site: TriageSite;
  const urgent = { value: 'Highest', confidence: 0.99, reason: 'It is urgent!' };

  beforeEach(async () => {
    site = await startTriageSite({ jiraState: withUsualPast() });
    site.storage.setQueryDelay(0);
    site.endpoint.setReply(() => aReply({ priority: urgent }));
    await learn(site);
    site.recorder.clear();
  });

  afterEach(async () => {
    await site.close();
  });

  const paths = () => site.recorder.calls.flatMap(({ kind, request }) => (kind === 'jira' ? [request?.url.replace(/\?.*$/u, '')] : []));
  const ticket = () => JSON.parse(site.prompts().at(-1)?.messages[1]?.content.split('\n')[1] ?? '') as Record<string, unknown>;
  const componentOf = ({ fields }: Awaited<ReturnType<typeof suggest>>) => fields.find(({ field }) => field === 'components')?.proposals[0];
  const judged = () => JSON.stringify(site.storage.entries().filter(([key]) => key === 'endpoint:judged'));

  it('is told what the past says and the closest issues, by two calls to Jira and no search', async () => {
    const suggestion = await suggest(site);
    expect(paths()).toEqual([expect.stringMatching(/\/issue\/\d+$/u), '/rest/api/3/issue/bulkfetch']);
    expect(suggestion.similar.length).toBeGreaterThan(2);
    const { learned, similar } = ticket();
    expect(similar).toHaveLength(suggestion.similar.length);
    const told = [expect.any(String), expect.any(Number), expect.any(Number)];
    expect(learned).toMatchObject({ issues: suggestion.weighedAgainst, components: expect.arrayContaining([told]) });
    expect(suggestion.weighedAgainst).toBeGreaterThan(60);
  });

  it('is believed as far as the past and people agree with it, and no further once they undo', async () => {
    const before = await suggest(site);
    const said = componentOf(before)?.confidence ?? 0;
    expect(said).not.toBe(0.91);
    good(await site.panel('applyTriage', { suggestionId: before.id, accepted: everythingIn(before) }));
    expect(judged()).toContain(before.id);
    expect(good(await site.admin('getLearning', PROJECT)).profile?.decisions.count).toBe(1);
    good(await site.panel('undoTriage', { suggestionId: before.id }));
    expect(judged()).not.toContain(before.id);
    expect(componentOf(await suggest(site))?.confidence).toBeCloseTo(said, 5);
  });

  it('has no priority ticked that is far more urgent than the project’s past', async () => {
    const { fields } = await suggest(site);
    const [proposal] = fields.find(({ field }) => field === 'priority')?.proposals ?? [];
    expect(proposal).toMatchObject({ value: { name: 'Highest' }, preselected: false, heldBack: 'inflated' });
    expect(proposal?.asUrgent).toBe(0);
  });

  it('does not get closest issues that have become restricted, nor those that the person may not see', async () => {
    const [first, second] = (await suggest(site)).similar;
    site.interceptJira(async (request) => {
      if (!request.path.includes('bulkfetch')) return null;
      site.interceptJira(null);
      const answer = await site.jira.handle(request);
      const { issues } = JSON.parse(answer.body) as { issues: { id: string; fields: object }[] };
      const seen = issues.filter(({ id }) => id !== second?.id);
      const changed = seen.map((issue) =>
        issue.id === first?.id ? { ...issue, fields: { ...issue.fields, security: { id: '1' } } } : issue,
      );
      return { ...answer, body: JSON.stringify({ issues: changed }) };
    });
    const { similar } = await suggest(site);
    expect(similar.length).toBeGreaterThan(1);
    expect(similar.map(({ id }) => id)).not.toEqual(expect.arrayContaining([first?.id]));
    expect(similar.map(({ id }) => id)).not.toEqual(expect.arrayContaining([second?.id]));
  });
});

describe('similar issues of what was learned', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
    site.storage.setQueryDelay(0);
    await useBuiltIn(site);
  });

  afterEach(async () => {
    await site.close();
  });

  it('are read when somebody asks for them, with nobody’s name, and are none where nothing was learned', async () => {
    expect(good(await site.panel('findSimilar'))).toEqual({ open: [], similar: [], linkedIds: [] });
    await learn(site);
    await suggest(site);
    site.recorder.clear();
    const { similar } = good(await site.panel('findSimilar'));
    expect(similar[0]?.summary).toContain('charged twice');
    expect(Object.keys(similar[0] ?? {}).sort()).toEqual(['id', 'key', 'shared', 'summary', 'values']);
    const jira = site.recorder.calls.flatMap(({ kind, request }) => (kind === 'jira' ? [request?.url.replace(/\?.*$/u, '')] : []));
    const issue = expect.stringMatching(/\/issue\/\d+$/u);
    expect(jira.sort()).toEqual([issue, issue, '/rest/api/3/issue/bulkfetch', '/rest/api/3/search/jql']);
  });
});

describe('a minimum that was chosen by the backtest', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite({ jiraState: withUsualPast() });
    site.storage.setQueryDelay(0);
    await useBuiltIn(site);
  });

  afterEach(async () => {
    await site.close();
  });

  const componentsOf = async () => (await suggest(site)).fields.find(({ field }) => field === 'components');
  const choose = async (minConfidence: number | null) => {
    const { profile } = good(await site.admin('chooseMinimum', { ...PROJECT, field: 'components', minConfidence }));
    return profile?.backtest.find(({ field }) => field === 'components')?.chosen;
  };

  it('stands in place of the site’s in that project, with what it was chosen by, also when it is learned anew', async () => {
    const before = (await componentsOf())?.minConfidence;
    expect(await site.admin('chooseMinimum', { ...PROJECT, field: 'components', minConfidence: 0.98 })).toMatchObject({ ok: true });
    expect((await componentsOf())?.minConfidence).toBe(before);
    const { profile } = await learn(site);
    const backtest = profile?.backtest.find(({ field }) => field === 'components');
    const point = backtest?.curve.at(-1);
    expect(await choose(0.98)).toEqual({ ...point, asked: backtest?.asked });
    expect((await componentsOf())?.minConfidence).toBe(0.98);
    expect(good(await site.panel('getPanel'))).toMatchObject({
      suggestion: { fields: expect.arrayContaining([expect.objectContaining({ minConfidence: 0.98 })]) as unknown },
    });
    site.recorder.clear();
    await learn(site);
    expect((await componentsOf())?.minConfidence).toBe(0.98);
    // No point of the curve: nothing that somebody could have looked at.
    expect(await choose(0.111)).toBeNull();
    expect(await choose(null)).toBeNull();
    expect((await componentsOf())?.minConfidence).toBe(before);
  });
});
