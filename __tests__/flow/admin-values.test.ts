import { bad, good, startTriageSite, type TriageSite } from './support/triage-site';

/** `SHOP` and `APP` of the sample site. */
const [SHOP, FIELD] = ['10001', '10004'];

describe('values of projects', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
  });

  afterEach(async () => {
    await site.close();
  });

  const project = (key: string) => site.jira.snapshot().projects.find((each) => each.key === key);
  const issuesOf = (id: string | undefined) => site.jira.snapshot().issues.filter(({ projectId }) => projectId === id);

  it('are found by the name or the key of the project', async () => {
    expect(good(await site.admin('searchProjects', { query: '' })).total).toBe(5);
    const { projects } = good(await site.admin('searchProjects', { query: 'shop' }));
    expect(projects).toEqual([{ id: SHOP, key: 'SHOP', name: project('SHOP')?.name }]);
  });

  it('are the components, the labels of the newest issues and the priorities of a project', async () => {
    const { values, issuesCounted } = good(await site.admin('readProjectValues', { projectIds: [SHOP] }));
    const issues = issuesOf(SHOP);
    expect(issuesCounted).toBe(issues.length);
    expect(values.components.map(({ name, count }) => [name, count]).sort()).toEqual(
      (project('SHOP')?.components ?? []).map(({ name }) => [name, 1]).sort(),
    );
    const label = values.labels[0];
    expect(label?.count).toBe(issues.filter(({ labels }) => labels.includes(label?.name ?? '')).length);
    expect(values.labels.map(({ count }) => count)).toEqual(values.labels.map(({ count }) => count).sort((one, other) => other - one));
    expect(values.priority.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('of several projects are counted together', async () => {
    const ids = ['SHOP', 'PLAT'].map((key) => project(key)?.id ?? '');
    const { issuesCounted, values } = good(await site.admin('readProjectValues', { projectIds: ids }));
    expect(issuesCounted).toBe(ids.reduce((sum, id) => sum + issuesOf(id).length, 0));
    const shared = values.components.filter(({ count }) => count === 2).map(({ name }) => name);
    const names = (key: string) => (project(key)?.components ?? []).map(({ name }) => name);
    expect(shared).toEqual(names('SHOP').filter((name) => names('PLAT').includes(name)));
  });

  it('are counted over 500 issues at most, page by page', async () => {
    const asked: number[] = [];
    let issue = 0;
    site.interceptJira(({ method, path, body }) => {
      if (method !== 'POST' || !path.endsWith('/search/jql')) return null;
      const { maxResults, jql } = JSON.parse(body ?? '') as { maxResults: number; jql: string };
      if (!jql.startsWith('project in')) return null;
      asked.push(maxResults);
      const issues = Array.from({ length: Math.min(100, maxResults) }, () => ({
        id: String((issue += 1)),
        fields: { labels: issue % 2 === 0 ? ['even'] : [] },
      }));
      return { status: 200, headers: {}, body: JSON.stringify({ issues, nextPageToken: 'more' }) };
    });
    const values = good(await site.admin('readProjectValues', { projectIds: [SHOP] }));
    expect(values).toMatchObject({ issuesCounted: 500, values: { labels: [{ name: 'even', count: 250 }] } });
    expect(asked).toEqual([500, 400, 300, 200, 100]);
  });

  it('come from edit metadata where nobody may create, and from the site where there is nothing else', async () => {
    const hide = (part: string) =>
      site.interceptJira(({ path }) =>
        path.includes(part) ? { status: 403, headers: {}, body: '{"errorMessages":[],"errors":{}}' } : null,
      );
    hide('/createmeta/');
    expect(good(await site.admin('readProjectValues', { projectIds: [SHOP] })).values.priority).toHaveLength(5);
    const paths = () => site.recorder.calls.filter(({ kind }) => kind === 'jira').map(({ summary }) => summary);
    expect(paths().some((summary) => summary.includes('/editmeta'))).toBe(true);
    site.interceptJira(({ path }) => {
      if (path.includes('/createmeta/')) return { status: 403, headers: {}, body: '{"errorMessages":[],"errors":{}}' };
      return path.includes('/editmeta') ? { status: 200, headers: {}, body: '{"fields":{}}' } : null;
    });
    expect(good(await site.admin('readProjectValues', { projectIds: [SHOP] })).values.priority.map(({ name }) => name)).toEqual([
      'Highest',
      'High',
      'Medium',
      'Low',
      'Lowest',
    ]);
  });

  it('of a project without components are none', async () => {
    expect(good(await site.admin('readProjectValues', { projectIds: [FIELD] })).values.components).toEqual([]);
  });

  it.each([
    ['none', [], 'projectIds'],
    ['too many', Array.from({ length: 11 }, (_each, index) => String(index)), 'projectIds'],
    ['something that is no id', ['10001) OR project in (10005'], 'projectIds.0'],
    ['one that does not exist', [SHOP, '99999'], 'projectIds.1'],
  ])('are refused for %s', async (_what, projectIds, path) => {
    expect(bad(await site.admin('readProjectValues', { projectIds })).details?.faults?.[0]?.path).toBe(path);
  });

  it('that Jira does not have any more are found out', async () => {
    const { allowlists } = good(await site.admin('getSettings')).settings;
    expect(good(await site.admin('checkValues', { allowlists }))).toEqual({ components: [], labels: [], priority: [] });
    const entry = (name: string) => ({ name, description: '' });
    const hostile = ['No such "thing"', 'Search" OR component = "x', 'back\\slash', 'Search'];
    const unknown = good(
      await site.admin('checkValues', {
        allowlists: {
          components: hostile.map(entry),
          labels: [entry('crash'), entry('Crash'), entry('new-one')],
          priority: [
            { id: '2', description: '' },
            { id: '77', description: '' },
          ],
        },
      }),
    );
    expect(unknown).toEqual({ components: hostile.slice(0, 3), labels: ['Crash', 'new-one'], priority: ['77'] });
  });

  it('are not flagged where the site has more labels than can be read', async () => {
    site.interceptJira(({ path }) =>
      path.includes('/label') ? { status: 200, headers: {}, body: JSON.stringify({ total: 20_001, values: ['one'] }) } : null,
    );
    const allowlists = { components: [], labels: [{ name: 'no-such', description: '' }], priority: [] };
    expect(good(await site.admin('checkValues', { allowlists })).labels).toEqual([]);
  });
});
