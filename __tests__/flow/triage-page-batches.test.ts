import type { JiraResponse } from '../../dev/jira';
import { createBatch } from '../../resources/triage-page/batch';
import type { BatchItem } from '../../resources/triage-page/batch-item';
import type { QueueCalls } from '../../resources/triage-page/queue-calls';
import { readAllRows, readList, rowOf } from './support/queue-list';
import {
  aReply,
  everythingIn,
  good,
  raiseLimits,
  startTriageSite,
  suggest,
  useBuiltIn,
  type CallOptions,
  type TriageSite,
} from './support/triage-site';
import { withUntriaged } from './support/untriaged';

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
    const storage = site.recorder.calls.filter(({ kind }) => kind === 'storage');
    // What is read for sixteen issues at a time goes into a few requests, and what is stored of three into one: 25 issues
    // are six times three or less, and three times three. One by one it would be 12 requests for each.
    expect(storage.filter(({ summary }) => summary.startsWith('transaction suggestion:'))).toHaveLength(9);
    expect(storage.length).toBeLessThanOrEqual(2 * issueIds.length);
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
    site.recorder.clear();
    const [first] = await Promise.all([0, 1].map(async () => good(await site.triagePage('prepareIssues', { issueIds }))));
    // No search for similar issues, which would cost more than was said.
    expect(requests()).toEqual(['/rest/api/3/issue/bulkfetch', '/rest/api/3/issue/bulkfetch']);
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
    const ids = (await readAllRows(site)).map(({ id }) => id);
    for (let from = 0; from < ids.length; from += 50)
      good(await site.triagePage('prepareIssues', { issueIds: ids.slice(from, from + 50) }));
    const items = (await readAllRows(site)).flatMap(({ id, key, panel }): BatchItem[] => {
      if (panel.kind !== 'suggestion') return [];
      const { suggestion } = panel;
      return [{ id, key, suggestionId: suggestion.id, accepted: everythingIn(suggestion), changes: [] }];
    });
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
        noteBatch: (issues: object[]) => site.triagePage('noteBatch', { issues }),
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
      onCameBack: () => undefined,
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

  it('tells this person alone what stands of the last batch, however it ended, and only of issues that they may see', async () => {
    site = await startTriageSite();
    site.endpoint.setReply(() => aReply());
    const keys = ['SHOP-13', 'SHOP-14', 'SHOP-15', 'SHOP-16', 'SHOP-21', 'SHOP-22'];
    const ids = new Map((await readAllRows(site)).map(({ id, key }) => [key, id]));
    const suggestions = await Promise.all(keys.map((issueKey) => suggest(site, { issueKey })));
    const issues = keys.map((key, index) => ({ issueId: ids.get(key), suggestionId: suggestions[index]?.id }));
    const getBatch = async (where?: CallOptions) => good(await site.triagePage('getBatch', undefined, where));
    expect(await getBatch()).toEqual({ at: null, issues: [] });

    const before = Date.now();
    good(await site.triagePage('noteBatch', { issues }));
    // Nothing of it has been written yet.
    expect(await getBatch()).toEqual({ at: null, issues: [] });
    for (const [index, suggestion] of suggestions.slice(0, 5).entries()) {
      const accepted = { suggestionId: suggestion.id, accepted: everythingIn(suggestion) };
      good(await site.triagePage('applyTriage', { ...accepted, issueId: issues[index]?.issueId, together: true }));
    }
    good(await site.panel('undoTriage', { suggestionId: suggestions[1]?.id }, { issueKey: 'SHOP-14' }));
    // SHOP-15 has become restricted since, and SHOP-21 was moved to another project.
    site.interceptJira(async (request) => {
      if (!request.path.includes('bulkfetch')) return null;
      site.interceptJira(null);
      const answer = await site.jira.handle(request);
      const { issues: read } = JSON.parse(answer.body) as { issues: { key: string }[] };
      const found = read.filter(({ key }) => key !== 'SHOP-15');
      const moved = { ...found.at(-1), key: 'PPL-90', fields: { project: { id: '10002' } } };
      return { ...answer, body: JSON.stringify({ issues: [...found.slice(0, -1), moved] }) };
    });
    const { at, issues: standing } = await getBatch();
    expect(new Date(at ?? 0).getTime()).toBeGreaterThanOrEqual(before);
    expect(standing).toEqual([
      { ...issues[0], key: 'SHOP-13' },
      { ...issues[3], key: 'SHOP-16' },
    ]);
    const nothing = { at: null, issues: [] };
    expect([await getBatch({ as: 'administrator' }), await getBatch({ projectKey: 'PPL' })]).toEqual([nothing, nothing]);

    for (const { issueId, suggestionId } of issues.filter((_issue, index) => [0, 2, 3, 4].includes(index)))
      good(await site.triagePage('undoTriage', { issueId, suggestionId, together: true }));
    expect(await getBatch()).toEqual(nothing);
  });

  it('asks Jira for a long batch in parts, and for nothing where there is none', async () => {
    site = await startTriageSite({ jiraState: withUntriaged(130) });
    await useBuiltIn(site);
    await raiseLimits(site);
    const rows = await readAllRows(site);
    const ids = rows.map(({ id }) => id).slice(0, 120);
    for (let from = 0; from < ids.length; from += 50)
      good(await site.triagePage('prepareIssues', { issueIds: ids.slice(from, from + 50) }));
    const prepared = (await readAllRows(site)).filter(({ id }) => ids.includes(id));
    const noted = prepared.flatMap(({ id, panel }) =>
      panel.kind === 'suggestion' ? [{ issueId: id, suggestionId: panel.suggestion.id }] : [],
    );
    expect(noted).toHaveLength(120);
    good(await site.triagePage('noteBatch', { issues: noted }));
    site.recorder.clear();
    const reads = () => site.recorder.calls.filter(({ request }) => request?.url === '/rest/api/3/issue/bulkfetch').length;
    expect([good(await site.triagePage('getBatch')).at, reads()]).toEqual([null, 0]);
    for (const issue of noted) {
      const accepted = { labels: ['data-loss'] };
      good(await site.triagePage('applyTriage', { ...issue, accepted, together: true }));
    }
    expect(good(await site.triagePage('getBatch')).issues).toHaveLength(120);
    expect(reads()).toBe(2);
  });
});
