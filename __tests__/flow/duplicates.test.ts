import type { JiraRequest } from '../../dev/jira';
import { bad, good, startTriageSite, type CallOptions, type TriageSite } from './support/triage-site';

/** What Jira knows of an issue's links, as a person sees them. */
interface Links {
  fields: { issuelinks: { id: string; type: { outward: string }; outwardIssue?: { key: string }; inwardIssue?: { key: string } }[] };
}

describe('linking duplicates', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite();
  });

  afterEach(() => site.close());

  const idOf = (key: string) => site.jira.describeIssue(key)?.issue.id ?? '';
  const link = (key: string, options?: CallOptions) => site.panel('linkDuplicate', { duplicateOf: idOf(key) }, options);
  async function linksOf(key: string) {
    const accountId = site.jira.people.find(({ role }) => role === 'agent')?.accountId ?? null;
    const { body } = await site.jira.handle({
      method: 'GET',
      path: `/rest/api/3/issue/${key}?fields=issuelinks`,
      accountId,
    } as JiraRequest);
    return (JSON.parse(body) as Links).fields.issuelinks;
  }
  const jiraCalls = () =>
    site.recorder.calls.flatMap(({ kind, request }) => (kind === 'jira' ? [`${request?.method} ${request?.url}`] : []));
  const changes = () => jiraCalls().filter((call) => /^(POST .*issueLink$|DELETE|PUT)/u.test(call));

  // @promise links-only-on-request
  it('says in Jira that this issue duplicates the other, as the person, and takes exactly that back', async () => {
    site.recorder.clear();
    const { linkId, isNew } = good(await link('SHOP-12'));
    expect(isNew).toBe(true);
    const links = await linksOf('SHOP-13');
    expect(links).toEqual([expect.objectContaining({ id: linkId, type: expect.objectContaining({ outward: 'duplicates' }) })]);
    expect(links[0]?.outwardIssue?.key).toBe('SHOP-12');
    expect(changes()).toEqual(['POST /rest/api/3/issueLink']);
    good(await site.panel('unlinkDuplicate', { duplicateOf: idOf('SHOP-12'), linkId }));
    expect(await linksOf('SHOP-13')).toEqual([]);
  });

  it('does the same from the triage page', async () => {
    const about = { issueId: idOf('SHOP-21'), duplicateOf: idOf('SHOP-20') };
    const { linkId } = good(await site.triagePage('linkDuplicate', about));
    expect((await linksOf('SHOP-21'))[0]?.outwardIssue?.key).toBe('SHOP-20');
    good(await site.triagePage('unlinkDuplicate', { ...about, linkId }));
    expect(await linksOf('SHOP-21')).toEqual([]);
  });

  it.each(['SHOP-13', 'SHOP-12'])('writes nothing where %s is linked to the other already, by anybody', async (from) => {
    const to = from === 'SHOP-13' ? 'SHOP-12' : 'SHOP-13';
    const { linkId } = good(await site.panel('linkDuplicate', { duplicateOf: idOf(to) }, { issueKey: from, as: 'administrator' }));
    site.recorder.clear();
    expect(good(await link('SHOP-12'))).toEqual({ linkId, isNew: false });
    expect(changes()).toEqual([]);
    expect(await linksOf('SHOP-13')).toHaveLength(1);
  });

  it('makes one link of two clicks at once', async () => {
    const answers = (await Promise.all([link('SHOP-12'), link('SHOP-12', { as: 'administrator' })])).map(good);
    expect(new Set(answers.map(({ linkId }) => linkId)).size).toBe(1);
    expect(await linksOf('SHOP-13')).toHaveLength(1);
  });

  // @promise links-only-on-request
  it('links nothing for whoever may not edit, nor an issue of another project, nor one to itself', async () => {
    site.recorder.clear();
    expect(bad(await link('SHOP-12', { as: 'viewer' })).code).toBe('NOT_PERMITTED');
    expect(bad(await link('APP-9')).code).toBe('ISSUE_NOT_FOUND');
    expect(bad(await link('SHOP-13')).code).toBe('ISSUE_NOT_FOUND');
    expect(bad(await link('PPL-2')).code).toBe('ISSUE_NOT_FOUND');
    const elsewhere = { issueId: idOf('APP-9'), duplicateOf: idOf('SHOP-12') };
    expect(bad(await site.triagePage('linkDuplicate', elsewhere)).code).toBe('ISSUE_NOT_FOUND');
    expect(changes()).toEqual([]);
  });

  it('tells that the person may not link issues, although they may edit them', async () => {
    site.interceptJira(({ method, path }) =>
      method === 'POST' && path.endsWith('/issueLink') ? { status: 401, headers: {}, body: '{}' } : null,
    );
    expect(bad(await link('SHOP-12')).code).toBe('NOT_PERMITTED');
  });

  const TYPES = [{ id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' }];

  it('tells that the site has no such type any more, and takes no other one', async () => {
    site.recorder.clear();
    site.interceptJira(({ path }) =>
      path.endsWith('/issueLinkType') ? { status: 200, headers: {}, body: JSON.stringify({ issueLinkTypes: TYPES }) } : null,
    );
    expect(bad(await link('SHOP-12')).code).toBe('LINKS_NOT_AVAILABLE');
    expect(changes()).toEqual([]);
  });

  it.each([
    { name: 'Duplicate', outward: 'repeats' },
    { name: 'Copies', outward: 'Duplicates' },
  ])('finds the type where an administrator has renamed a part of it: $name, $outward', async (renamed) => {
    const types = [...TYPES, { id: '10002', inward: 'x', ...renamed }];
    site.interceptJira(({ path }) =>
      path.endsWith('/issueLinkType') ? { status: 200, headers: {}, body: JSON.stringify({ issueLinkTypes: types }) } : null,
    );
    expect(good(await link('SHOP-12')).isNew).toBe(true);
  });

  it('tells that one of the issues has as many links as it may have', async () => {
    site.interceptJira(({ method, path }) =>
      method === 'POST' && path.endsWith('/issueLink') ? { status: 413, headers: {}, body: '{}' } : null,
    );
    expect(bad(await link('SHOP-12'))).toMatchObject({ code: 'LINKS_NOT_AVAILABLE', details: { status: 413 } });
  });

  // @promise links-only-on-request
  it('removes no other link, whatever id is named, and takes one that is gone for removed', async () => {
    const { linkId } = good(await link('SHOP-12'));
    const other = good(await site.panel('linkDuplicate', { duplicateOf: idOf('SHOP-14') }, { issueKey: 'SHOP-15' }));
    const remove = (id: string | null) => site.panel('unlinkDuplicate', { duplicateOf: idOf('SHOP-12'), linkId: id });
    good(await remove(other.linkId));
    expect(await linksOf('SHOP-15')).toHaveLength(1);
    expect(await linksOf('SHOP-13')).toHaveLength(1);
    good(await remove(linkId));
    good(await remove(linkId));
    expect(await linksOf('SHOP-13')).toEqual([]);
  });

  it('is done although Jira does not tell the link’s id', async () => {
    let asked = 0;
    site.interceptJira(({ path }) => (path.includes('fields=issuelinks') && ++asked > 1 ? { status: 500, headers: {}, body: '{}' } : null));
    expect(good(await link('SHOP-12'))).toEqual({ linkId: null, isNew: true });
    site.interceptJira(null);
    expect(await linksOf('SHOP-13')).toHaveLength(1);
  });
});
