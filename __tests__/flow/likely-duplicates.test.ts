import { createSampleState } from '../../dev/jira';
import type { LikelyDuplicate, QueueState } from '../../src/contract/queue';
import { createIssue } from './support/create-issue';
import { learnProject } from './support/learn-project';
import { spendJiraPoints, storedKeys } from './support/stored';
import { good, startTriageSite, useBuiltIn, type CallOptions, type TriageSite } from './support/triage-site';

const SHOP = '10001';
/** SHOP-1 is resolved, and called "Card payment charged twice when the customer reloads the confirmation page". */
const LIKE_SHOP_1 = 'Card payment is charged twice after the customer reloads the confirmation page';
const OUTAGE = ['Newsletter form rejects addresses with an apostrophe', 'Addresses with an apostrophe rejected by the newsletter form'];

describe('likely duplicates on the rows of the triage page', () => {
  let site: TriageSite;

  const start = async (options: Parameters<typeof startTriageSite>[0] = {}): Promise<void> => {
    site = await startTriageSite(options);
    site.storage.setQueryDelay(0);
    await useBuiltIn(site);
  };

  afterEach(() => site.close());

  const create = (summary = '') => createIssue(site, SHOP, { summary });
  const idOf = (key: string) => site.jira.describeIssue(key)?.issue.id ?? '';
  async function read(options: CallOptions = {}, duplicates = true): Promise<Extract<QueueState, { kind: 'list' }>> {
    site.recorder.clear();
    const state = good(await site.triagePage('getQueue', { pageToken: null, duplicates }, options));
    if (state.kind !== 'list') throw new Error('There is no list.');
    return state;
  }
  async function duplicatesOf(key: string, options?: CallOptions): Promise<LikelyDuplicate[]> {
    return (await read(options)).rows.find((row) => row.key === key)?.duplicates ?? [];
  }
  const keysOf = async (key: string, options?: CallOptions) => (await duplicatesOf(key, options)).map((each) => each.key);
  const asked = () => site.recorder.calls.flatMap(({ kind, request }) => (kind === 'jira' ? [request?.url ?? ''] : [])).sort();
  const LIST = ['/rest/api/3/search/approximate-count', '/rest/api/3/search/jql'];
  const READ = '/rest/api/3/issue/bulkfetch';
  const idsRead = () =>
    site.recorder.calls.flatMap(({ kind, request }) =>
      kind === 'jira' && request?.url === READ ? (JSON.parse(request.body) as { issueIdsOrKeys: string[] }).issueIdsOrKeys : [],
    );

  /** Changes what Jira answers to the next reading of many issues by id. */
  function changeReading(change: (body: string) => string): void {
    site.interceptJira(async (request) => {
      if (!request.path.includes('bulkfetch')) return null;
      site.interceptJira(null);
      const answer = await site.jira.handle(request);
      return { ...answer, body: change(answer.body) };
    });
  }

  it('are told of two reports of the same thing, each beside the other, with the words of both, and cost nothing', async () => {
    await start();
    const [one, other] = [await create(OUTAGE[0]), await create(OUTAGE[1])];
    expect(await duplicatesOf(one)).toEqual([
      {
        id: idOf(other),
        key: other,
        summary: OUTAGE[1],
        shared: ['newsletter', 'form', 'rejects', 'addresses', 'apostrophe'],
        isLinked: false,
      },
    ]);
    expect(asked()).toEqual(LIST);
    expect(await keysOf(other)).toEqual([one]);
    expect((await read()).rows.filter(({ duplicates }) => duplicates.length > 0)).toHaveLength(2);
    expect(site.writes()).toEqual([]);
  });

  it('are none of issues that share general words alone, nor of those about one thing that say something else of it', async () => {
    await start();
    const keys = [
      await create('Please help: problem with the website'),
      await create('Website problem, please help urgent'),
      await create('Newsletter form is too wide on tablets'),
      await create(OUTAGE[0]),
    ];
    for (const key of keys) expect(await duplicatesOf(key)).toEqual([]);
  });

  it('are not looked for unless somebody looks at the rows', async () => {
    await start();
    await learnProject(site);
    await create(LIKE_SHOP_1);
    expect((await read({}, false)).rows.flatMap(({ duplicates }) => duplicates)).toEqual([]);
    expect(asked()).toEqual(LIST);
  });

  it('are past issues as well, once the project was learned, read together as the person', async () => {
    await start();
    const key = await create(LIKE_SHOP_1);
    expect(await duplicatesOf(key)).toEqual([]);
    expect(asked()).toEqual(LIST);
    await learnProject(site);
    const [found, ...others] = await duplicatesOf(key, { as: 'viewer' });
    expect(found).toMatchObject({ key: 'SHOP-1', shared: ['card', 'payment', 'charged', 'twice', 'reloads'], isLinked: false });
    expect(others).toEqual([]);
    expect(asked()).toEqual([READ, ...LIST]);
    // "Search result page: filters are lost when going back from a product" shares a word with a row, which is not worth a point.
    expect(idsRead()).not.toContain(idOf('SHOP-12'));
    expect(storedKeys(site, 'slot:read-site:')).toHaveLength(1);
  });

  // @promise hidden-issues-stay-hidden
  it.each(['agent', 'administrator'] as const)('are no restricted ones, past or open, as the %s either', async (as) => {
    const state = createSampleState();
    const [model] = state.issues.filter(({ key }) => key === 'SHOP-13');
    if (model === undefined) throw new Error('The sample has changed.');
    const restricted = OUTAGE.map((summary, index) => {
      const securityLevelId = index === 0 ? '10201' : null;
      return { ...model, id: `80000${index}`, key: `SHOP-90${index}`, summary, securityLevelId };
    });
    await start({ jiraState: { ...state, issues: [...state.issues, ...restricted] } });
    await learnProject(site);
    const key = await create(LIKE_SHOP_1);
    // SHOP-1 has become restricted since it was learned.
    changeReading((body) => {
      const { issues } = JSON.parse(body) as { issues: { key: string; fields: object }[] };
      const changed = issues.map((issue) => ({
        ...issue,
        fields: { ...issue.fields, ...(issue.key === 'SHOP-1' ? { security: { id: '1' } } : {}) },
      }));
      return JSON.stringify({ issues: as === 'agent' ? changed.filter((issue) => issue.key !== 'SHOP-1') : changed });
    });
    const { rows } = await read({ as });
    expect(asked()).toContain(READ);
    expect(rows.map((row) => row.key).includes('SHOP-900')).toBe(as === 'administrator');
    expect(rows.filter((row) => [key, 'SHOP-900', 'SHOP-901'].includes(row.key)).flatMap(({ duplicates }) => duplicates)).toEqual([]);
  });

  it('are of this project: a past issue that was moved away is left out', async () => {
    await start();
    await learnProject(site);
    const key = await create(LIKE_SHOP_1);
    changeReading((body) => body.replaceAll('"SHOP-1"', '"APP-90"'));
    expect(await duplicatesOf(key)).toEqual([]);
    expect(await keysOf(key)).toEqual(['SHOP-1']);
  });

  it('say so where Jira knows the two as duplicates already', async () => {
    await start();
    await learnProject(site);
    const [one, other, third] = [await create(OUTAGE[0]), await create(OUTAGE[1]), await create(LIKE_SHOP_1)];
    good(await site.triagePage('linkDuplicate', { issueId: idOf(one), duplicateOf: idOf(other) }));
    good(await site.triagePage('linkDuplicate', { issueId: idOf(third), duplicateOf: idOf('SHOP-1') }));
    for (const key of [one, other, third]) expect(await duplicatesOf(key)).toMatchObject([{ isLinked: true }]);
  });

  // @promise search-within-budget
  it.each([
    ['the hour’s points are used up', async () => spendJiraPoints(site, 'read'), false],
    [
      'Jira does not answer',
      async () => site.interceptJira(({ path }) => (path.includes('bulkfetch') ? { status: 503, headers: {}, body: '' } : null)),
      true,
    ],
  ] as const)('are those of the list alone where %s', async (_why, happen, isAsked) => {
    await start();
    await learnProject(site);
    const [one, other, third] = [await create(OUTAGE[0]), await create(OUTAGE[1]), await create(LIKE_SHOP_1)];
    await happen();
    const { rows } = await read();
    const found = new Map(rows.map(({ key, duplicates }) => [key, duplicates.map((each) => each.key)]));
    expect(found.get(one)).toEqual([other]);
    expect(found.get(third)).toEqual([]);
    expect(asked().includes(READ)).toBe(isAsked);
  });

  it('are at most five of a row', async () => {
    await start();
    const keys: string[] = [];
    for (let index = 0; index < 8; index += 1) keys.push(await create(`${LIKE_SHOP_1}, order ${index}`));
    expect(await duplicatesOf(keys[0] ?? '')).toHaveLength(5);
  });

  it('are told of once where a past issue waits on the page again, and read no second time', async () => {
    await start();
    await learnProject(site);
    const key = await create(LIKE_SHOP_1);
    const again = { id: idOf('SHOP-1'), key: 'SHOP-1' };
    site.interceptJira(async (request) => {
      if (!request.path.includes('search/jql')) return null;
      site.interceptJira(null);
      const answer = await site.jira.handle(request);
      const { issues, ...rest } = JSON.parse(answer.body) as { issues: { key: string; fields: object }[] };
      const summary = site.jira.snapshot().issues.find((issue) => issue.key === 'SHOP-1')?.summary;
      const reopened = issues
        .filter((issue) => issue.key === key)
        .map((issue) => ({ ...issue, ...again, fields: { ...issue.fields, summary } }));
      return { ...answer, body: JSON.stringify({ ...rest, issues: [...issues, ...reopened] }) };
    });
    expect(await keysOf(key)).toEqual(['SHOP-1']);
    expect(idsRead()).not.toContain(again.id);
  });
});
