import { createIssue } from './support/create-issue';
import { spendJiraPoints } from './support/stored';
import { bad, good, startTriageSite, type CallOptions, type TriageSite } from './support/triage-site';

const [SHOP, APP] = ['10001', '10002'];

describe('similar issues that are still open', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
  });

  afterEach(() => site.close());

  const create = (summary: string, projectId = SHOP, fields: object = {}) => createIssue(site, projectId, { summary, ...fields });
  const find = (issueKey: string, options: CallOptions = {}) => site.panel('findSimilar', undefined, { issueKey, ...options });
  const searches = () => site.recorder.calls.filter(({ kind, summary }) => kind === 'jira' && summary.includes('/search/jql'));

  // Asked of a site that has learned nothing and talks to an endpoint.
  it('are found by the words that both say, the most similar first, and without the issue itself', async () => {
    const asked = await create('Newsletter form rejects addresses with an apostrophe');
    const same = await create('Addresses with an apostrophe are rejected by the newsletter form');
    const alike = await create('Newsletter form is too wide on tablets');
    await create('Invoices carry the wrong tax number');
    const { open, similar } = good(await find(asked));
    expect(open.map(({ key }) => key)).toEqual([same, alike]);
    expect(open[0]?.shared).toEqual(['newsletter', 'form', 'rejects', 'addresses', 'apostrophe']);
    expect(open[1]?.shared).toEqual(['newsletter', 'form']);
    expect(similar).toEqual([]);
  });

  it('are of the same project and not resolved', async () => {
    const asked = await create('Customer charged twice for one order when the page is loaded again');
    await create('Customer charged twice for one order', APP);
    // SHOP-1, a card that was charged twice when the page was loaded again, is resolved.
    const keys = good(await find(asked)).open.map(({ key }) => key);
    expect(keys).toContain('SHOP-13');
    expect(keys).not.toContain('SHOP-1');
    expect(keys.filter((key) => !key.startsWith('SHOP-'))).toEqual([]);
  });

  it.each(['agent', 'administrator'] as const)('are no restricted ones, as the %s either', async (as) => {
    // PLAT-17, which an administrator may see, reads like this.
    const asked = await create('Suspected misuse of an account at night', '10003');
    const other = await create('Misuse of an account is suspected', '10003');
    expect(good(await find(asked, { as })).open.map(({ key }) => key)).toEqual([other]);
  });

  it('are marked where Jira knows the two as duplicates', async () => {
    const [asked, other] = [await create('Gift card balance is negative'), await create('Negative balance of a gift card')];
    const id = site.jira.describeIssue(other)?.issue.id ?? '';
    good(await site.panel('linkDuplicate', { duplicateOf: id }, { issueKey: asked }));
    expect(good(await find(asked)).linkedIds).toEqual([id]);
  });

  it('are not looked for by whoever may not edit the issue, nor without points for the search', async () => {
    const asked = await create('Gift card balance is negative');
    site.recorder.clear();
    expect(bad(await find(asked, { as: 'viewer' })).code).toBe('NOT_PERMITTED');
    await spendJiraPoints(site);
    expect(bad(await find(asked)).code).toBe('JIRA_BUSY');
    expect(searches()).toEqual([]);
  });
});
