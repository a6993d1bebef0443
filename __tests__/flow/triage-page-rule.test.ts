import { INHERITED_SETTINGS as INHERITED } from '../../src/contract/default-settings';
import type { Untriaged } from '../../src/contract/untriaged';
import { readList } from './support/queue-list';
import { aReply, bad, good, startTriageSite, type TriageSite } from './support/triage-site';

describe('what counts as untriaged in a project', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
    site.endpoint.setReply(() => aReply());
  });

  afterEach(() => site.close());

  const save = async (untriaged: unknown) => {
    const { version } = good(await site.project('getProjectSettings'));
    return site.project('saveProjectSettings', { version, settings: { ...INHERITED, untriaged } });
  };
  const keysBy = async (untriaged: Untriaged) => {
    good(await save(untriaged));
    return (await readList(site)).rows.map(({ key }) => key);
  };
  const faultsOf = async (untriaged: unknown) => bad(await save(untriaged)).details?.faults ?? [];

  it('is what has no value in the fields that are in use, unless the project says otherwise', async () => {
    expect((await readList(site)).rule).toEqual({ kind: 'fields', fields: ['components', 'labels'], match: 'all' });
  });

  it('can be that one of the fields is empty', async () => {
    const all = await keysBy({ kind: 'fields', fields: ['components', 'labels'], match: 'all' });
    const any = await keysBy({ kind: 'fields', fields: ['components', 'labels'], match: 'any' });
    expect(any.length).toBeGreaterThan(all.length);
    expect(any).toEqual(expect.arrayContaining(all));
    expect((await readList(site)).rule).toEqual({ kind: 'fields', fields: ['components', 'labels'], match: 'any' });
  });

  it('is what the panel goes on with after a decision', async () => {
    const next = async (issueKey: string): Promise<string | null> => good(await site.panel('findNextIssue', undefined, { issueKey })).key;
    const usual = await keysBy({ kind: 'fields', fields: ['components', 'labels'], match: 'all' });
    expect(await next(usual[0] ?? '')).toBe(usual[1]);
    const own = await keysBy({ kind: 'jql', jql: 'issuetype = Bug' });
    expect(own).not.toEqual(usual);
    expect(await next(own[0] ?? '')).toBe(own[1]);
    // After the oldest one comes the newest.
    expect(await next(own.at(-1) ?? '')).toBe(own[0]);
    good(await save({ kind: 'jql', jql: 'summary ~ nowhere' }));
    expect(await next('SHOP-13')).toBeNull();
  });

  // @promise own-queries-stay-in-the-project
  it('finds issues of the project only, whatever the query would find elsewhere', async () => {
    const keys = await keysBy({ kind: 'jql', jql: 'statusCategory = Done OR project != SHOP' });
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.every((key) => key.startsWith('SHOP-'))).toBe(true);
    expect(JSON.stringify(site.recorder.calls)).toContain('project = 10001 AND (statusCategory = Done OR project != SHOP) ORDER BY');
  });

  // @promise own-queries-stay-in-the-project
  it.each([
    ['labels is EMPTY) OR (project = APP', 'closed that was not opened'],
    ['labels is EMPTY ORDER BY key', 'ORDER BY'],
    ['text ~ "a', 'quotation mark'],
  ])('refuses %j before Jira is asked, and saves nothing', async (jql, says) => {
    site.recorder.clear();
    expect(await faultsOf({ kind: 'jql', jql })).toEqual([{ path: 'settings.untriaged.jql', message: expect.stringContaining(says) }]);
    expect(site.recorder.calls.filter(({ request }) => request?.url.includes('/jql/parse'))).toEqual([]);
    expect(good(await site.project('getProjectSettings')).settings.untriaged).toBeNull();
  });

  it.each([
    ['labels is EMPTYY', 'EMPTY'],
    ['component = Nowhere', 'Nowhere'],
    ['colour = red', 'colour'],
  ])('says in Jira’s words what is wrong with %j, and saves nothing', async (jql, says) => {
    expect(await faultsOf({ kind: 'jql', jql })).toEqual([{ path: 'untriaged.jql', message: expect.stringContaining(says) }]);
    expect(good(await site.project('getProjectSettings')).settings.untriaged).toBeNull();
  });

  it('refuses a rule without any field', async () => {
    expect(await faultsOf({ kind: 'fields', fields: [], match: 'any' })).toEqual([
      { path: 'settings.untriaged.fields', message: 'Choose at least one field.' },
    ]);
  });

  it('does not take an order for a condition where only Jira finds it', async () => {
    site.interceptJira(({ path }) =>
      path.includes('/jql/parse')
        ? { status: 200, headers: {}, body: JSON.stringify({ queries: [{ query: 'x', structure: { orderBy: { fields: [] } } }] }) }
        : null,
    );
    expect(await faultsOf({ kind: 'jql', jql: 'labels is EMPTY' })).toEqual([
      { path: 'untriaged.jql', message: expect.stringContaining('ORDER BY') },
    ]);
  });

  it('tells on the page what is wrong with a query that was right once', async () => {
    good(await save({ kind: 'jql', jql: 'component = Payments' }));
    site.jira.disturb({ kind: 'value-gone', issue: 'SHOP-13', components: ['Payments'] });
    const state = good(await site.triagePage('getQueue', { pageToken: null }));
    expect(state).toEqual({ kind: 'bad-query', jql: 'component = Payments', faults: [expect.stringContaining('Payments')] });
  });

  it('is read as the person: what finds their own issues finds different ones for others', async () => {
    good(await save({ kind: 'jql', jql: 'reporter = currentUser()' }));
    const mine = (await readList(site)).rows.map(({ key }) => key);
    const theirs = (await readList(site, { as: 'viewer' })).rows.map(({ key }) => key);
    expect(mine).not.toEqual(theirs);
  });
});
