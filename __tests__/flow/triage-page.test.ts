import { readList, rowOf } from './support/queue-list';
import { aReply, bad, everythingIn, good, startTriageSite, suggest, type TriageSite } from './support/triage-site';
import { withUntriaged } from './support/untriaged';

/** The sample's issues of Web shop that are not done and have neither labels nor components, the newest first. */
const UNTRIAGED = [26, 25, 23, 22, 21, 20, 19, 17, 16, 15, 14, 13].map((number) => `SHOP-${number}`);

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
