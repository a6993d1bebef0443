import type { JiraResponse } from '../../dev/jira';
import { createBatch } from '../../resources/triage-page/batch';
import type { BatchItem } from '../../resources/triage-page/batch-item';
import type { QueueCalls } from '../../resources/triage-page/queue-calls';
import type { QueueRow, QueueState } from '../../src/contract/queue';
import { withUntriaged } from './support/untriaged';
import {
  aReply,
  bad,
  everythingIn,
  good,
  raiseLimits,
  startTriageSite,
  suggest,
  useBuiltIn,
  type CallOptions,
  type TriageSite,
} from './support/triage-site';

/** The sample's issues of Web shop that are not done and have neither labels nor components, the newest first. */
const UNTRIAGED = [26, 25, 23, 22, 21, 20, 19, 17, 16, 15, 14, 13].map((number) => `SHOP-${number}`);

type List = Extract<QueueState, { kind: 'list' }>;

async function readList(site: TriageSite, options?: CallOptions, pageToken: string | null = null): Promise<List> {
  const state = good(await site.triagePage('getQueue', { pageToken }, options));
  if (state.kind !== 'list') throw new Error('There is no list.');
  return state;
}

function rowOf({ rows }: List, key: string): QueueRow {
  const row = rows.find((each) => each.key === key);
  if (row === undefined) throw new Error(`${key} is not in the list.`);
  return row;
}

describe('the triage page', () => {
  let site: TriageSite;

  const start = async (options: Parameters<typeof startTriageSite>[0] = {}): Promise<void> => {
    site = await startTriageSite({ queueTimeScale: 0.001, ...options });
    site.endpoint.setReply(() => aReply());
  };

  afterEach(() => site.close());

  it('lists what nobody has triaged, the newest first, with one search as the person, and writes nothing', async () => {
    await start();
    site.recorder.clear();
    const list = await readList(site);
    expect(list.rows.map(({ key }) => key)).toEqual(UNTRIAGED);
    expect(list).toMatchObject({ next: null, total: UNTRIAGED.length });
    expect(list.rows.every(({ panel }) => panel.kind === 'ready')).toBe(true);
    const asked = site.recorder.calls.filter(({ kind }) => kind === 'jira').map(({ request }) => request?.url);
    expect(asked.sort()).toEqual(['/rest/api/3/search/approximate-count', '/rest/api/3/search/jql']);
    expect(site.writes()).toEqual([]);
  });

  it('goes through any number of pages, each issue once', async () => {
    await start({ jiraState: withUntriaged(60) });
    const keys: string[] = [];
    let list = await readList(site);
    expect(list.total).toBe(60 + UNTRIAGED.length);
    for (;;) {
      expect(list.rows.length).toBeLessThanOrEqual(25);
      keys.push(...list.rows.map(({ key }) => key));
      if (list.next === null) break;
      list = await readList(site, {}, list.next);
    }
    expect(keys.length).toBe(60 + UNTRIAGED.length);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).toBe('SHOP-1059');
  });

  it('shows proposals and decisions as the issue’s panel does, and to a viewer nothing to change', async () => {
    await start();
    const suggestion = await suggest(site, { issueKey: 'SHOP-22' });
    const { panel } = rowOf(await readList(site), 'SHOP-22');
    expect(panel).toMatchObject({ kind: 'suggestion', suggestion: { id: suggestion.id, canEdit: true, outcome: { kind: 'open' } } });
    const row = rowOf(await readList(site, { as: 'viewer' }), 'SHOP-22');
    expect(row.panel).toMatchObject({ kind: 'suggestion', suggestion: { canEdit: false } });
    expect(rowOf(await readList(site, { as: 'viewer' }), 'SHOP-21').panel).toMatchObject({ obstacle: { code: 'NOT_PERMITTED' } });
  });

  // @promise hidden-issues-stay-hidden
  it('withholds a suggestion that rests on an issue which the person may not see', async () => {
    await start();
    const suggestion = await suggest(site);
    const [evidence] = suggestion.similar;
    if (evidence === undefined) throw new Error('The suggestion rests on nothing.');
    site.interceptJira(({ path, body }) =>
      path.includes('bulkfetch') && String(body).includes(evidence.id) ? { status: 200, headers: {}, body: '{"issues":[]}' } : null,
    );
    expect(rowOf(await readList(site), 'SHOP-13').panel).toEqual({ kind: 'ready', withheld: true });
  });

  it('says that the project is left out, and what is missing', async () => {
    await start();
    const { version, settings } = good(await site.admin('getSettings'));
    const projects = { ...settings.projects, mode: 'only', keys: ['PLAT'] };
    good(await site.admin('saveSettings', { version, settings: { ...settings, projects }, token: { action: 'keep' } }));
    expect(good(await site.triagePage('getQueue', { pageToken: null }))).toEqual({ kind: 'not-configured', missing: ['project'] });
  });

  // @promise authorization-on-every-call, allowed-writes-only
  it('suggests, accepts, undoes and dismisses like the panel, and only what a person accepted is written', async () => {
    await start();
    const { id: issueId } = rowOf(await readList(site), 'SHOP-21');
    const asked = good(await site.triagePage('suggestTriage', { issueId, again: false }));
    if (asked.status !== 'ready') throw new Error('The suggestion is still pending.');
    const { suggestion } = asked;
    expect(site.writes()).toEqual([]);
    const decided = { issueId, suggestionId: suggestion.id };
    good(await site.triagePage('applyTriage', { ...decided, accepted: { ...everythingIn(suggestion), labels: ['data-loss'] } }));
    expect(await site.issue('SHOP-21')).toMatchObject({ priority: 'High', components: ['Payments'], labels: ['data-loss'] });
    good(await site.triagePage('undoTriage', decided));
    expect(await site.issue('SHOP-21')).toMatchObject({ priority: 'Medium', components: [], labels: [] });
    for (const { body } of site.writes()) expect(Object.keys(body as object)).toEqual(['update']);
    const other = rowOf(await readList(site), 'SHOP-20');
    const second = good(await site.triagePage('suggestTriage', { issueId: other.id, again: false }));
    if (second.status !== 'ready') throw new Error('The suggestion is still pending.');
    good(await site.triagePage('dismissTriage', { issueId: other.id, suggestionId: second.suggestion.id }));
    expect(good(await site.panel('getPanel', undefined, { issueKey: 'SHOP-20' }))).toMatchObject({
      suggestion: { outcome: { kind: 'dismissed' } },
    });
  });

  it('does not know an issue of another project, also where the person may see it', async () => {
    await start();
    const suggestion = await suggest(site, { issueKey: 'APP-9' });
    const issueId = site.jira.describeIssue('APP-9')?.issue.id ?? '';
    const decided = { issueId, suggestionId: suggestion.id };
    const calls = [
      site.triagePage('getIssue', { issueId }),
      site.triagePage('suggestTriage', { issueId, again: true }),
      site.triagePage('applyTriage', { ...decided, accepted: { labels: ['data-loss'] } }),
      site.triagePage('dismissTriage', decided),
    ];
    expect((await Promise.all(calls)).map((result) => bad(result).code)).toEqual(calls.map(() => 'ISSUE_NOT_FOUND'));
    expect(good(await site.triagePage('prepareIssues', { issueIds: [issueId] })).issues).toEqual([{ id: issueId, outcome: 'gone' }]);
    expect(site.writes()).toEqual([]);
  });

  it.each(['../11013', '', 'SHOP-13', '1'.repeat(20)])('takes %j for no issue', async (issueId) => {
    await start();
    expect(bad(await site.triagePage('getIssue', { issueId })).code).toBe('INVALID_INPUT');
  });
});

describe('getting proposals ready', () => {
  let site: TriageSite;

  const start = async (options: Parameters<typeof startTriageSite>[0] = {}): Promise<void> => {
    site = await startTriageSite({ queueTimeScale: 0.001, ...options });
    site.endpoint.setReply(() => aReply());
  };

  afterEach(() => site.close());

  const requests = (): string[] => site.recorder.calls.filter(({ kind }) => kind === 'jira').map(({ request }) => request?.url ?? '');

  const idsIn = async (): Promise<string[]> => {
    const list = await readList(site);
    return list.rows.map(({ id }) => id);
  };

  it('costs the built-in provider one request to Jira for all issues, and less than three points an issue with the list', async () => {
    await start({ jiraState: withUntriaged(30) });
    await useBuiltIn(site);
    const issueIds = await idsIn();
    site.recorder.clear();
    const { issues, points } = good(await site.triagePage('prepareIssues', { issueIds }));
    expect(issues.map(({ outcome }) => outcome)).toEqual(issueIds.map(() => 'ready'));
    expect(requests()).toEqual(['/rest/api/3/issue/bulkfetch']);
    expect(points).toBe(issueIds.length + 1);
    expect(site.prompts()).toEqual([]);
    expect(site.writes()).toEqual([]);
    const { rows } = await readList(site);
    expect(rows.every(({ panel }) => panel.kind === 'suggestion' && panel.suggestion.model === 'built-in')).toBe(true);
    // The same as one by one, whoever asks.
    const [one] = rows;
    const alone = good(await site.triagePage('suggestTriage', { issueId: one?.id, again: false }));
    expect(alone).toMatchObject({
      status: 'ready',
      unchanged: true,
      suggestion: { id: (one?.panel as { suggestion: { id: string } }).suggestion.id },
    });
  });

  it('asks a model from the queue, once for each issue, however often it is called and delivered', async () => {
    await start({ duplicates: 'together' });
    await raiseLimits(site);
    const issueIds = (await idsIn()).slice(0, 6);
    const [first] = await Promise.all([0, 1].map(async () => good(await site.triagePage('prepareIssues', { issueIds }))));
    expect(first?.issues.map(({ outcome }) => outcome)).toEqual(issueIds.map(() => 'working'));
    await site.queue.settled();
    expect(site.prompts()).toHaveLength(issueIds.length);
    expect(good(await site.triagePage('prepareIssues', { issueIds })).issues.map(({ outcome }) => outcome)).toEqual(
      issueIds.map(() => 'ready'),
    );
    await site.queue.settled();
    expect(site.prompts()).toHaveLength(issueIds.length);
    // That nobody waited says nothing about how fast the endpoint is.
    expect(good(await site.panel('suggestTriage', { again: true })).status).toBe('ready');
  });

  it('stops at the person’s limit, and leaves the rest alone', async () => {
    await start();
    const { version, settings } = good(await site.admin('getSettings'));
    const limits = { ...settings.limits, perUserPerMinute: 3 };
    good(await site.admin('saveSettings', { version, settings: { ...settings, limits }, token: { action: 'keep' } }));
    const issueIds = await idsIn();
    const { issues, stopped } = good(await site.triagePage('prepareIssues', { issueIds }));
    expect(stopped).toMatchObject({ code: 'LIMIT_REACHED', details: { limit: 'user' } });
    expect(issues.filter(({ outcome }) => outcome === 'working')).toHaveLength(3);
    await site.queue.settled();
    expect(site.prompts()).toHaveLength(3);
  });

  it('stops where reading would go past the points of the hour', async () => {
    await start();
    await useBuiltIn(site);
    const [issueId] = await idsIn();
    const outcomes: string[] = [];
    for (let calls = 0; calls < 51; calls += 1) {
      const result = await site.triagePage('prepareIssues', { issueIds: [issueId] });
      outcomes.push(result.ok ? 'ok' : result.error.code);
    }
    expect(outcomes.indexOf('LIMIT_REACHED')).toBe(50);
  });

  it('asks nothing again that somebody dismissed, and reads nothing into what a person may not edit', async () => {
    await start();
    const suggestion = await suggest(site, { issueKey: 'SHOP-22' });
    good(await site.panel('dismissTriage', { suggestionId: suggestion.id }, { issueKey: 'SHOP-22' }));
    const id = rowOf(await readList(site), 'SHOP-22').id;
    good(await site.triagePage('prepareIssues', { issueIds: [id] }));
    await site.queue.settled();
    expect(rowOf(await readList(site), 'SHOP-22').panel).toMatchObject({ suggestion: { outcome: { kind: 'dismissed' } } });
    const other = rowOf(await readList(site), 'SHOP-21').id;
    const { issues } = good(await site.triagePage('prepareIssues', { issueIds: [other] }, { as: 'viewer' }));
    expect(issues).toMatchObject([{ id: other, outcome: 'failed', error: { code: 'NOT_PERMITTED' } }]);
  });
});

describe('accepting many at once', () => {
  let site: TriageSite;

  afterEach(() => site.close());

  it('loses none and doubles none while Jira fails again and again, and takes all of it back', async () => {
    site = await startTriageSite({ jiraState: withUntriaged(40) });
    await useBuiltIn(site);
    const ids: string[] = [];
    for (let token: string | null = null; ;) {
      const list: List = await readList(site, {}, token);
      ids.push(...list.rows.map(({ id }) => id));
      token = list.next;
      if (token === null) break;
    }
    for (let from = 0; from < ids.length; from += 50)
      good(await site.triagePage('prepareIssues', { issueIds: ids.slice(from, from + 50) }));
    const items: BatchItem[] = [];
    for (let token: string | null = null; ;) {
      const list: List = await readList(site, {}, token);
      for (const row of list.rows) {
        if (row.panel.kind !== 'suggestion') continue;
        const { suggestion } = row.panel;
        items.push({ id: row.id, key: row.key, suggestionId: suggestion.id, accepted: everythingIn(suggestion), changes: [] });
      }
      token = list.next;
      if (token === null) break;
    }
    const chosen = items.filter(({ accepted }) => Object.values(accepted).some((values) => values.length > 0));
    expect(chosen.length).toBeGreaterThan(40);

    let calls = 0;
    const written = new Map<string, number>();
    site.interceptJira(({ method, path }): JiraResponse | null => {
      calls += 1;
      if (calls % 11 === 0) return { status: 503, headers: {}, body: '{}' };
      if (calls % 17 === 0) return { status: 429, headers: { 'retry-after': '1' }, body: '{}' };
      if (method === 'PUT') written.set(path, (written.get(path) ?? 0) + 1);
      return null;
    });
    const failed: string[] = [];
    const batch = createBatch({
      calls: {
        ofIssue: (issueId: string) => ({
          applyTriage: (suggestionId: string, accepted: object) => site.triagePage('applyTriage', { issueId, suggestionId, accepted }),
          undoTriage: (suggestionId: string) => site.triagePage('undoTriage', { issueId, suggestionId }),
        }),
      } as unknown as QueueCalls,
      // Nobody has to wait for a Jira that fails by number.
      schedule: (task) => {
        setImmediate(task);
        return () => undefined;
      },
      onWritten: () => undefined,
      onFailed: ({ key }, { code }) => failed.push(`${key} ${code}`),
    });
    await batch.accept(chosen);
    expect(failed).toEqual([]);
    expect(batch.getModel()).toMatchObject({ done: chosen.length, failed: 0 });
    expect([...written.values()]).toEqual(chosen.map(() => 1));
    written.clear();
    await batch.undo();
    expect(failed).toEqual([]);
    expect([...written.values()]).toEqual(chosen.map(() => 1));
    site.interceptJira(null);
    for (const { key } of chosen.slice(0, 5)) expect(await site.issue(key)).toMatchObject({ components: [], labels: [] });
  });
});
