import { setTimeout as pause } from 'node:timers/promises';
import { liveChannel, type LiveEvent } from '../../src/contract/live';
import { INSTALLATION } from '../../dev/platform/site';
import { waitUntil } from '../support/wait-until';
import {
  aReply,
  bad,
  everythingIn,
  good,
  startTriageSite,
  suggest,
  useBuiltIn,
  type CallOptions,
  type TriageSite,
} from './support/triage-site';

/** Two people who see and may edit Web shop; PPL-2 is seen by the administrator alone. */
const [ANA, BEN] = ['agent', 'administrator'] as const;

describe('who looks at the same issue', () => {
  let site: TriageSite;
  const idOf = (key: string): string => site.jira.describeIssue(key)?.issue.id ?? '';
  const accountOf = (role: string): string => site.jira.people.find((person) => person.role === role)?.accountId ?? '';

  /** What a page hears of an issue with a token, as `@forge/bridge` would hear it there. */
  function hear(key: string, token: string | undefined): LiveEvent[] {
    const heard: LiveEvent[] = [];
    const { installationId } = INSTALLATION;
    const place = {
      installationId,
      channel: liveChannel(idOf(key)),
      isGlobal: true,
      context: null,
      ...(token === undefined ? {} : { token }),
    };
    site.channels.subscribe(place, 0, (payload) => heard.push(payload as LiveEvent));
    return heard;
  }

  const tokenFor = async (key: string, options: CallOptions): Promise<string> =>
    good(await site.panel('listen', undefined, { issueKey: key, ...options })).tokens[0]?.token ?? '';

  beforeEach(async () => {
    site = await startTriageSite({ queueTimeScale: 0.001 });
    site.endpoint.setReply(() => aReply());
  });

  afterEach(() => site.close());

  // @promise live-to-viewers-only
  it('hears a suggestion start, arrive, be accepted and undone, and nothing but ids and states', async () => {
    const heard = hear('SHOP-13', await tokenFor('SHOP-13', { as: BEN }));
    const suggestion = await suggest(site, { as: ANA });
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
    good(await site.panel('undoTriage', { suggestionId: suggestion.id }));
    good(await site.panel('suggestTriage', { again: false }));
    good(await site.panel('dismissTriage', { suggestionId: suggestion.id }, { as: BEN }));
    const ana = { issueId: idOf('SHOP-13'), by: accountOf(ANA) };
    expect(heard).toEqual([
      { ...ana, state: 'working' },
      { ...ana, state: 'suggested' },
      { ...ana, state: 'applied' },
      { ...ana, state: 'undone' },
      { ...ana, state: 'suggested' },
      { ...ana, by: accountOf(BEN), state: 'dismissed' },
    ]);
  });

  it('hears who comes and goes, if they could triage it', async () => {
    const heard = hear('SHOP-13', await tokenFor('SHOP-13', { as: 'viewer' }));
    good(await site.triagePage('attend', { issueId: idOf('SHOP-13'), isHere: true }));
    good(await site.panel('attend', { isHere: false }));
    expect(heard.map(({ state, by }) => [state, by])).toEqual([
      ['here', accountOf(ANA)],
      ['left', accountOf(ANA)],
    ]);
    expect(bad(await site.panel('attend', { isHere: true }, { as: 'viewer' })).code).toBe('NOT_PERMITTED');
    expect(heard).toHaveLength(2);
  });

  // @promise live-to-viewers-only
  it('hears nothing of another issue, of another project, of a restricted issue, or without a token', async () => {
    const elsewhere = [
      hear('SHOP-14', await tokenFor('SHOP-14', { as: BEN })),
      hear('PPL-2', await tokenFor('PPL-2', { as: BEN })),
      hear('SHOP-13', undefined),
    ];
    await suggest(site, { as: ANA });
    expect(elsewhere).toEqual([[], [], []]);
    // Jira shows PPL-2 to the administrator alone.
    expect(bad(await site.panel('listen', undefined, { issueKey: 'PPL-2', as: ANA })).code).toBe('ISSUE_NOT_FOUND');
    const asked = ['SHOP-13', 'PPL-2', 'APP-1'].map(idOf);
    const onPage = good(await site.triagePage('listenToIssues', { issueIds: asked }, { as: BEN }));
    expect(onPage.tokens.map(({ issueId }) => issueId)).toEqual([idOf('SHOP-13')]);
    const people = good(await site.triagePage('listenToIssues', { issueIds: asked }, { as: ANA, projectKey: 'PPL' }));
    expect(people.tokens).toEqual([]);
  });

  // @promise tokens-only-subscribe
  it('can neither publish with its token, nor change what it is for', async () => {
    const token = await tokenFor('SHOP-13', { as: ANA });
    const listener = hear('SHOP-13', await tokenFor('SHOP-13', { as: BEN }));
    const { installationId } = INSTALLATION;
    const place = { installationId, channel: liveChannel(idOf('SHOP-13')), isGlobal: true, context: null };
    const event = { issueId: idOf('SHOP-13'), state: 'applied' };
    expect(() => site.channels.publish({ ...place, token }, event)).toThrow('MISSING_PERMISSION');
    // Without a token a page reaches nobody who has one.
    site.channels.publish(place, event);
    expect(listener).toEqual([]);
    expect(() => hear('SHOP-14', token)).toThrow('CHANNEL_NAME_MISMATCH');
    const [header = '', body = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as object;
    const forged = { ...claims, channel: { name: liveChannel(idOf('PPL-2')) }, claims: { issueId: idOf('PPL-2') } };
    const forgedToken = [header, Buffer.from(JSON.stringify(forged)).toString('base64url'), signature].join('.');
    expect(() => hear('PPL-2', forgedToken)).toThrow('INVALID_TOKEN');
  });

  it('asks Jira again before a token expires', async () => {
    site.channels.setTokenSeconds(100);
    const { tokens } = good(await site.panel('listen'));
    expect(tokens[0]?.renewAfterSeconds).toBeLessThanOrEqual(80);
    expect(tokens[0]?.renewAfterSeconds).toBeGreaterThan(70);
    site.channels.setTokenSeconds(86_400);
    expect(good(await site.panel('listen')).tokens[0]?.renewAfterSeconds).toBe(600);
    site.channels.setTokenSeconds(0);
    const expired = good(await site.panel('listen')).tokens[0]?.token;
    expect(() => hear('SHOP-13', expired)).toThrow('TOKEN_EXPIRED');
  });

  it('hears of what a consumer brings, without a person', async () => {
    const heard = hear('SHOP-13', await tokenFor('SHOP-13', { as: BEN }));
    good(await site.triagePage('prepareIssues', { issueIds: [idOf('SHOP-13')] }));
    await site.queue.settled();
    await waitUntil(() => heard.length === 2);
    expect(heard).toEqual([
      { issueId: idOf('SHOP-13'), state: 'working', by: accountOf(ANA) },
      { issueId: idOf('SHOP-13'), state: 'suggested' },
    ]);
  });

  it('is told of a few of many, so that operations are left for others', async () => {
    await useBuiltIn(site);
    const published = (): number =>
      site.recorder.calls.filter(({ kind, summary }) => kind === 'realtime' && summary.startsWith('publish')).length;
    const issueIds = ['SHOP-12', 'SHOP-13', 'SHOP-14', 'SHOP-15', 'SHOP-17', 'SHOP-19', 'SHOP-20', 'SHOP-21', 'SHOP-22'].map(idOf);
    const { issues } = good(await site.triagePage('prepareIssues', { issueIds }));
    expect(issues.filter(({ outcome }) => outcome === 'ready').length).toBeGreaterThan(6);
    expect(published()).toBe(6);
  });

  it('goes without where Realtime is away, and everything else works', async () => {
    site.channels.setAway(true);
    expect(good(await site.panel('listen')).tokens).toEqual([]);
    const suggestion = await suggest(site);
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
    expect(await site.issue()).toMatchObject({ components: ['Payments'] });
    site.channels.setAway(false);
    await pause(1_000);
    expect(good(await site.panel('listen')).tokens).toHaveLength(1);
  });
});
