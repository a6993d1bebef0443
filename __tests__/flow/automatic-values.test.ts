import { createSampleState, type JiraState } from '../../dev/jira';
import { INHERITED_SETTINGS } from '../../src/contract/default-settings';
import type { Settings } from '../../src/contract/settings';
import { byField } from '../../src/contract/triage-field';
import { aReply, bad, good, OPEN_ISSUE, startTriageSite, suggest, type TriageSite } from './support/triage-site';

const DAY_MS = 86_400_000;
const SHOP = '10001';

describe('values that rules allow', () => {
  let site: TriageSite;
  let jira: JiraState;

  beforeEach(async () => {
    jira = createSampleState();
    jira.issues.push(
      ...['a', 'b', 'c'].map((suffix, index) => shopIssue(suffix, index, Date.now() - DAY_MS)),
      shopIssue('old', 9, Date.now() - 400 * DAY_MS),
    );
    site = await startTriageSite({ jiraState: jira });
    site.storage.setQueryDelay(0);
    site.endpoint.setReply(() => aReply({ labels: [{ value: 'flaky', confidence: 0.9, reason: '' }] }));
    await rule({ priority: { enabled: true, except: [] }, components: { enabled: true, except: ['Search'] } });
    site.recorder.clear();
  });

  afterEach(async () => {
    await site.close();
  });

  /** A resolved issue with labels of its own. */
  function shopIssue(suffix: string, index: number, created: number): JiraState['issues'][number] {
    const [pattern] = jira.issues.filter(({ projectId }) => projectId === SHOP);
    if (pattern === undefined) throw new Error('The sample has no such project.');
    const labels = ['flaky', ...(index === 0 ? ['seldom'] : []), ...(index === 9 ? [] : ['Unwanted'])];
    return { ...pattern, id: `9900${index}`, key: `SHOP-9900${index}`, labels, summary: `Counted ${suffix}`, created, updated: created };
  }

  /** Empties the lists and sets the rules that are named; labels on three issues are allowed. */
  async function rule(rules: Partial<Settings['automatic']>): Promise<void> {
    const { version, settings } = good(await site.admin('getSettings'));
    const automatic = { ...settings.automatic, labels: { enabled: true, atLeast: 3, except: ['unwanted'] }, ...rules };
    const next = { ...settings, allowlists: byField(() => []), labelMappings: [], automatic };
    good(await site.admin('saveSettings', { version, settings: next, token: { action: 'keep' } }));
  }

  const asked = () => site.prompts().at(-1)?.messages[0]?.content ?? '';
  const counts = () =>
    site.recorder.calls.filter(({ request }) => request?.url === '/rest/api/3/search/jql' && request.body.includes('"labels"]'));

  it('are those of the project, new ones too, without the exceptions, and can be accepted', async () => {
    jira.projects.find(({ id }) => id === SHOP)?.components.push({ id: '10199', name: 'Brand new', description: '' });
    const suggestion = await suggest(site);
    expect(asked()).toContain('Allowed priorities, from most to least important:\n- "Highest"\n- "High"\n- "Medium"\n- "Low"\n- "Lowest"');
    expect(asked()).toContain('"Payments"');
    expect(asked()).not.toContain('"Search"');
    const proposed = suggestion.fields.flatMap(({ field, proposals }) => proposals.map(({ value }) => [field, value.name]));
    expect(proposed).toEqual([
      ['priority', 'High'],
      ['components', 'Payments'],
      ['labels', 'flaky'],
    ]);
    const accepted = byField(
      (field) => suggestion.fields.find((each) => each.field === field)?.proposals.map(({ value }) => value.id) ?? [],
    );
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted }));
    expect(await site.issue()).toMatchObject({ priority: 'High', components: ['Payments'], labels: ['flaky'] });
    const viewed = good(await site.panel('getPanel', undefined, { as: 'viewer' }));
    expect(viewed).toMatchObject({ kind: 'suggestion', suggestion: { canEdit: false } });
  });

  it('never include an exception, whatever is asked', async () => {
    const suggestion = await suggest(site);
    const search = jira.projects.find(({ id }) => id === SHOP)?.components.find(({ name }) => name === 'Search')?.id ?? '';
    for (const accepted of [{ components: [search] }, { labels: ['Unwanted'] }, { labels: ['seldom'] }]) {
      expect(bad(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted })).code).toBe('VALUE_NOT_ALLOWED');
    }
    expect(site.writes()).toEqual([]);
  });

  it('count the labels of a project once a day, however many ask, and of the last year only', async () => {
    await Promise.all([suggest(site), suggest(site, { issueKey: 'SHOP-14' })]);
    expect(counts()).toHaveLength(1);
    expect(JSON.parse(counts()[0]?.request?.body ?? '')).toMatchObject({
      jql: `project in (${SHOP}) AND created >= -365d ORDER BY created DESC`,
      maxResults: 500,
    });
    await suggest(site);
    expect(counts()).toHaveLength(1);
    await rule({ labels: { enabled: true, atLeast: 4, except: [] } });
    expect(JSON.stringify(await site.panel('suggestTriage', { again: true }))).not.toContain('flaky');
  });

  it('leave the lists alone where Jira refuses to count', async () => {
    site.interceptJira(({ body }) => (body?.includes('created >= -365d') === true ? { status: 429, headers: {}, body: '' } : null));
    const suggestion = await suggest(site);
    expect(JSON.stringify(suggestion)).toContain('Payments');
    expect(JSON.stringify(suggestion)).not.toContain('flaky');
  });

  it('give way to a list that a project has of its own, which its administrator fills from them', async () => {
    await suggest(site);
    const own = (name: string) => ({
      ...INHERITED_SETTINGS,
      allowlists: {
        ...INHERITED_SETTINGS.allowlists,
        components: [{ name, description: '' }],
        labels: [{ name: 'flaky', description: '' }],
      },
    });
    expect(bad(await site.project('saveProjectSettings', { version: 0, settings: own('Search') })).code).toBe('INVALID_INPUT');
    good(await site.project('saveProjectSettings', { version: 0, settings: own('Storefront') }));
    await suggest(site);
    expect(asked()).toContain('Allowed components:\n- "Storefront"\n');
    expect(good(await site.project('getProjectSettings')).automatic.components).toEqual({ enabled: true, except: ['Search'] });
  });

  it('are tried as an agent would get them', async () => {
    const { settings } = good(await site.admin('getSettings'));
    const trial = good(await site.admin('tryTriage', { settings, token: { action: 'keep' }, issueKey: OPEN_ISSUE }));
    expect(trial.sent?.system).toContain('- "flaky"');
  });
});
