import { createProjectPast, PAST_TOPICS, type JiraState, type PastTopic } from '../../dev/jira';
import { PROJECT } from './support/learn-project';
import { startPastSite, learnPast, firstOf, withLater, type Later, webShop } from './support/past-site';
import { forgetBudgets } from './support/stored';
import { good, suggest, type TriageSite } from './support/triage-site';

const DAY_MS = 86_400_000;
let site: TriageSite;

afterEach(() => site.close());

/** When search and catalogue were merged and accounts were split, of the project's whole time. */
const REORGANIZED = 0.6;
const NEW = ['Discovery', 'Profiles'];
const BEFORE: Partial<Record<PastTopic, string>> = { 'Sign-in': 'Customer accounts' };
const AFTER: Partial<Record<PastTopic, string>> = { Search: 'Discovery', Catalogue: 'Discovery', 'Customer accounts': 'Profiles' };
const GONE = ['Search', 'Catalogue', 'Customer accounts'];

/** A web shop of 5,000 issues in three languages whose components were merged and split, all of which it still has. */
function reorganized(): { state: JiraState; later: Later[] } {
  const { sample, shop, pattern } = webShop();
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
    site = await startPastSite(state);
    const { version, settings } = good(await site.admin('getSettings'));
    const automatic = { ...settings.automatic, components: { ...settings.automatic.components, enabled: true } };
    good(await site.admin('saveSettings', { version, settings: { ...settings, automatic }, token: { action: 'keep' } }));
    expect((await learnPast(site)).issues).toBe(2_000);
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
  });
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
