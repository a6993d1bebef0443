import { APP_ACCOUNT, type JiraRequest } from '../../dev/jira';
import { INHERITED_SETTINGS as INHERITED } from '../../src/contract/default-settings';
import { waitUntil } from '../support/wait-until';
import { createIssue } from './support/create-issue';
import { rowOf, readList } from './support/queue-list';
import { aReply, ATLASSIAN, suggest, bad, good, raiseLimits, startTriageSite, useBuiltIn, type TriageSite } from './support/triage-site';

const SHOP = '10001';

describe('proposals ready on arrival', () => {
  let site: TriageSite;
  let asApp: JiraRequest[];

  const start = async (options: Parameters<typeof startTriageSite>[0] = {}): Promise<void> => {
    site = await startTriageSite({ queueTimeScale: 0.001, ...options });
    site.endpoint.setReply(() => aReply());
    asApp = [];
    site.interceptJira((request) => {
      if (request.accountId === APP_ACCOUNT) asApp.push(request);
      return null;
    });
  };

  afterEach(() => site.close());

  const choose = async (onArrival: boolean) => {
    const { version, settings } = good(await site.project('getProjectSettings'));
    good(await site.project('saveProjectSettings', { version, settings: { ...settings, onArrival } }));
  };

  const create = (fields: object = {}, projectId = SHOP): Promise<string> => createIssue(site, projectId, fields);

  /** Some at a time, since each function that runs beside another takes a process of its own. */
  async function createMany(count: number): Promise<string[]> {
    const keys: string[] = [];
    // Here a minute of Forge's queue is over at once.
    site.queue.hold();
    while (keys.length < count) {
      const some = Array.from({ length: Math.min(4, count - keys.length) }, (_each, index) => keys.length + index);
      keys.push(...(await Promise.all(some.map((number) => create({ summary: `Payments fail, case ${number}` })))));
      await site.productEvents.settled();
    }
    site.queue.release();
    return keys;
  }

  const arrived = async (): Promise<void> => {
    await site.productEvents.settled();
    await site.queue.settled();
  };
  const panelOf = async (issueKey: string) => good(await site.panel('getPanel', undefined, { issueKey }));
  const triggers = () => site.recorder.calls.filter(({ kind }) => kind === 'trigger');

  // @promise arrivals-by-consent
  it('are off: a new issue is neither read nor asked about', async () => {
    await start();
    const key = await create();
    await arrived();
    expect(triggers()).toHaveLength(1);
    expect(site.recorder.calls.filter(({ kind }) => kind === 'queue')).toEqual([]);
    expect(asApp).toEqual([]);
    expect(site.prompts()).toEqual([]);
    expect(await panelOf(key)).toMatchObject({ kind: 'ready' });
  });

  // @promise arrivals-by-consent, links-only-on-request
  it('stand when somebody opens the issue, read by the app itself alone, with nothing written', async () => {
    await start();
    await choose(true);
    const key = await create();
    await arrived();
    expect(asApp.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /rest/api/3/priority',
      `GET /rest/api/3/project/${SHOP}/components`,
      'POST /rest/api/3/search/jql',
    ]);
    const state = await panelOf(key);
    expect(state).toMatchObject({ kind: 'suggestion', suggestion: { outcome: { kind: 'open' }, canEdit: true, similar: [] } });
    expect(rowOf(await readList(site), key).panel).toMatchObject({ kind: 'suggestion' });
    expect(site.prompts()).toHaveLength(1);
    expect(site.writes()).toEqual([]);
    if (state.kind !== 'suggestion') throw new Error('There is no suggestion.');
    const accepted = {
      components: state.suggestion.fields.find(({ field }) => field === 'components')?.proposals.map(({ value }) => value.id),
    };
    good(await site.panel('applyTriage', { suggestionId: state.suggestion.id, accepted }, { issueKey: key }));
    expect(await site.issue(key)).toMatchObject({ components: ['Payments'] });
  });

  it('are what a rule gets that asks about the new issue, without another call', async () => {
    await start();
    await choose(true);
    const key = await create();
    await arrived();
    const accountId = site.jira.people.find(({ role }) => role === 'agent')?.accountId ?? null;
    const answer = await site.invokeAction({ actionKey: 'suggest-triage', inputs: { issueKey: key }, accountId });
    expect(answer).toMatchObject({ state: 'proposed', components: 'Payments' });
    expect(site.prompts()).toHaveLength(1);
  });

  it('leave issues alone where the day’s tokens of Atlassian’s models are used up, and come once there are some again', async () => {
    await start({ endpoint: ATLASSIAN, variables: { ATLASSIAN_TOKENS_PER_DAY: '1' } });
    await choose(true);
    await suggest(site);
    const key = await create();
    await arrived();
    expect(await panelOf(key)).toEqual({ kind: 'ready' });
    expect(site.endpoint.requests).toHaveLength(1);
  });

  it('come from the built-in provider without any limit of calls', async () => {
    await start();
    await useBuiltIn(site);
    await choose(true);
    const key = await create({ summary: 'Payments page shows a blank screen' });
    await arrived();
    expect(await panelOf(key)).toMatchObject({ kind: 'suggestion', suggestion: { model: 'built-in' } });
    expect(site.prompts()).toEqual([]);
  });

  // @promise arrivals-by-consent
  it('leave out an issue with a security level, whatever Jira shows the app and whatever the settings allow', async () => {
    await start();
    const { version, settings } = good(await site.admin('getSettings'));
    const token = { action: 'keep' };
    good(await site.admin('saveSettings', { version, settings: { ...settings, sendRestrictedIssues: true }, token }));
    await choose(true);
    site.interceptJira(async (request) => {
      if (request.accountId !== APP_ACCOUNT || !request.path.endsWith('/search/jql') || request.headers['x-own'] !== undefined) return null;
      const answer = await site.jira.handle({ ...request, headers: { ...request.headers, 'x-own': 'yes' } });
      asApp.push(request);
      const found = JSON.parse(answer.body) as { issues: { fields: object }[] };
      const issues = found.issues.map((issue) => ({ ...issue, fields: { ...issue.fields, security: { id: '1', name: 'Secret' } } }));
      return { ...answer, body: JSON.stringify({ ...found, issues }) };
    });
    const key = await create();
    await arrived();
    expect(asApp).toHaveLength(1);
    expect(site.prompts()).toEqual([]);
    expect(await panelOf(key)).toMatchObject({ kind: 'ready' });
  });

  it('look once at all that arrives in a minute, however often each is told of, and ask once about each', async () => {
    await start({ duplicates: 'together' });
    await raiseLimits(site);
    await choose(true);
    const keys = await createMany(6);
    await arrived();
    expect(triggers()).toHaveLength(12);
    expect(site.prompts()).toHaveLength(6);
    // Two minutes at most, and two deliveries of each one's event.
    expect(asApp.filter(({ path }) => path.endsWith('/search/jql')).length).toBeLessThanOrEqual(4);
    for (const key of keys) expect(await panelOf(key)).toMatchObject({ kind: 'suggestion' });
  });

  it('of an import are those of the newest 25, and the others wait for the triage page', async () => {
    await start();
    await useBuiltIn(site);
    await choose(true);
    await createMany(60);
    await arrived();
    const searches = asApp.filter(({ path }) => path.endsWith('/search/jql'));
    // Created in one minute, or in two.
    expect([1, 2]).toContain(searches.length);
    for (const { body } of searches) expect(JSON.parse(body ?? '')).toMatchObject({ maxResults: 25 });
    const suggested = new Set(site.storage.entries().flatMap(([key]) => (key.startsWith('suggestion:') ? [key.split(':')[1]] : [])));
    expect(suggested.size).toBeGreaterThanOrEqual(25);
    expect(suggested.size).toBeLessThanOrEqual(25 * searches.length);
  });

  it('end where the consent was withdrawn in between', async () => {
    await start();
    await choose(true);
    site.queue.hold();
    await create();
    await site.productEvents.settled();
    await waitUntil(() => site.queue.pending().length > 0);
    await choose(false);
    site.queue.release();
    await arrived();
    expect(asApp).toEqual([]);
    expect(site.prompts()).toEqual([]);
  });

  it('stop at the limit of calls, and ask about the rest with the next arrival', async () => {
    await start();
    const { version, settings } = good(await site.admin('getSettings'));
    const limits = { perUserPerMinute: 60, perSitePerDay: 2 };
    good(await site.admin('saveSettings', { version, settings: { ...settings, limits }, token: { action: 'keep' } }));
    await choose(true);
    for (const number of [1, 2, 3, 4]) await create({ summary: `Charged twice, case ${number}` });
    await arrived();
    expect(site.prompts().length).toBeLessThanOrEqual(2);
    expect(site.recorder.calls.filter(({ kind, error }) => kind === 'consumer' && error !== undefined)).toEqual([]);
  });

  it('are found where Jira puts fewer issues on a page than it is asked for, and no more pages are read than are paid for', async () => {
    await start();
    await raiseLimits(site);
    await choose(true);
    const asked: { maxResults: number; nextPageToken?: string }[] = [];
    site.interceptJira(async (request) => {
      if (request.accountId !== APP_ACCOUNT || !request.path.endsWith('/search/jql') || request.headers['x-own'] !== undefined) return null;
      const query = JSON.parse(String(request.body)) as (typeof asked)[number];
      asked.push(query);
      return site.jira.handle({
        ...request,
        headers: { ...request.headers, 'x-own': 'yes' },
        body: JSON.stringify({ ...query, maxResults: 2 }),
      });
    });
    await createMany(7);
    await arrived();
    expect(asked.map(({ maxResults }) => maxResults)).toEqual([25, 23, 21]);
    expect(asked.map(({ nextPageToken }) => nextPageToken !== undefined)).toEqual([false, true, true]);
    expect(site.prompts()).toHaveLength(6);
  });

  it.each([403, 429, 500])('are missing where Jira answers %i to the app, and nothing fails', async (status) => {
    await start();
    await choose(true);
    site.interceptJira(({ accountId }) => (accountId === APP_ACCOUNT ? { status, headers: {}, body: '{}' } : null));
    const key = await create();
    await arrived();
    expect(site.recorder.calls.filter(({ kind, error }) => ['trigger', 'consumer'].includes(kind) && error !== undefined)).toEqual([]);
    expect(await panelOf(key)).toMatchObject({ kind: 'ready' });
  });

  it('concern no other project, and need a license', async () => {
    await start();
    await choose(true);
    await create({}, '10002');
    await arrived();
    expect(asApp).toEqual([]);
    site.productEvents.setLicensed(false);
    site.recorder.clear();
    await create();
    await arrived();
    expect(triggers()).toEqual([]);
  });

  // @promise hidden-issues-stay-hidden
  it('are shown to nobody who may not view the issue', async () => {
    await start();
    const people = site.jira.describeProject('PPL')?.id ?? '';
    const { version, settings } = good(await site.admin('getProjectSettings', { projectId: people }));
    good(await site.admin('saveProjectSettings', { projectId: people, version, settings: { ...INHERITED, ...settings, onArrival: true } }));
    const key = await create({}, people);
    await arrived();
    expect(bad(await site.panel('suggestTriage', undefined, { issueKey: key })).code).toBe('ISSUE_NOT_FOUND');
    const seen = await site.panel('getPanel', undefined, { issueKey: key });
    expect(seen.ok ? seen.data.kind : seen.error.code).not.toBe('suggestion');
  });
});
