import { APP_ACCOUNT } from '../../dev/jira';
import type { Settings } from '../../src/contract/settings';
import {
  aReply,
  bad,
  everythingIn,
  good,
  OPEN_ISSUE,
  startTriageSite,
  suggest,
  useAtlassian,
  useBuiltIn,
  type TriageSite,
} from './support/triage-site';

let site: TriageSite;

beforeEach(async () => {
  site = await startTriageSite({ queueTimeScale: 0.001 });
  site.endpoint.setReply(() => aReply());
});

afterEach(() => site.close());

async function save(patch: Partial<Settings>): Promise<void> {
  const { version, settings } = good(await site.admin('getSettings'));
  good(await site.admin('saveSettings', { version, settings: { ...settings, ...patch }, token: { action: 'keep' } }));
}

async function askJira(method: string, path: string, body?: object) {
  const accountId = site.jira.people.find(({ role }) => role === 'administrator')?.accountId ?? null;
  const headers = { 'content-type': 'application/json' };
  const answer = await site.jira.handle({ method, path: `/rest/api/3${path}`, headers, body: body && JSON.stringify(body), accountId });
  return { status: answer.status, body: answer.body === '' ? null : (JSON.parse(answer.body) as Record<string, unknown>) };
}

const mark = async (key = OPEN_ISSUE) => (await askJira('GET', `/issue/${key}/properties/auto-triage-ai`)).body?.['value'];

/** Keys of what a query finds. */
async function find(jql: string): Promise<string[]> {
  const { body } = await askJira('POST', '/search/jql', { jql, fields: ['summary'] });
  return (body?.['issues'] as { key: string }[]).map(({ key }) => key);
}

const marksWritten = () => site.writes().filter(({ path }) => path.includes('/properties/'));

// @promise marks-opt-in
it('writes nothing of the kind unless an administrator wants it', async () => {
  site.recorder.clear();
  const suggestion = await suggest(site);
  good(await site.panel('dismissTriage', { suggestionId: suggestion.id }));
  expect(site.writes()).toEqual([]);
  expect(await find('triage.state is not EMPTY')).toEqual([]);
});

describe('with issue marks', () => {
  beforeEach(async () => {
    await save({ markIssues: true });
    site.recorder.clear();
  });

  // @promise marks-without-text
  it('tells JQL what was proposed, in values and bands alone, with one call', async () => {
    await suggest(site);
    expect(marksWritten()).toHaveLength(1);
    expect(marksWritten()[0]).toMatchObject({ path: expect.stringMatching(/^\/rest\/api\/3\/issue\/\d+\/properties\/auto-triage-ai$/) });
    expect(await mark()).toEqual({
      state: 'proposed',
      provider: 'endpoint',
      model: 'embedded-classifier',
      confidence: 80,
      values: { priority: ['2'], components: ['Payments'], labels: ['data-loss'] },
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/),
    });
    for (const jql of [
      'triage.state = proposed',
      'triage.state in (applied, proposed) AND triage.confidence >= 80',
      'triage.labels = data-loss AND triage.components = Payments AND triage.priority = 2',
      'issue.property[auto-triage-ai].state = proposed',
      'triage.at >= -1d AND triage.provider != built-in',
    ]) {
      expect([jql, await find(jql)]).toEqual([jql, [OPEN_ISSUE]]);
    }
    expect(await find('triage.state = applied')).toEqual([]);
    expect(await find('triage.confidence > 80')).toEqual([]);
  });

  it('follows what people decide: accepted, undone, proposed again, dismissed', async () => {
    const { id, ...rest } = await suggest(site);
    good(await site.panel('applyTriage', { suggestionId: id, accepted: everythingIn({ id, ...rest }) }));
    expect(await mark()).toMatchObject({ state: 'applied', values: { labels: ['data-loss', 'regression'] } });
    good(await site.panel('undoTriage', { suggestionId: id }));
    expect(await mark()).toBeUndefined();
    good(await site.panel('suggestTriage', { again: false }));
    expect(await mark()).toMatchObject({ state: 'proposed' });
    good(await site.panel('dismissTriage', { suggestionId: id }));
    expect(await find('triage.state = dismissed')).toEqual([OPEN_ISSUE]);
  });

  it('names who proposed, whatever is chosen by the time somebody decides', async () => {
    const { id: suggestionId } = await suggest(site);
    await useAtlassian(site);
    good(await site.panel('dismissTriage', { suggestionId }));
    expect(await mark()).toMatchObject({ state: 'dismissed', provider: 'endpoint', model: 'embedded-classifier' });
    const { id: ofAtlassian } = await suggest(site);
    expect(await mark()).toMatchObject({ state: 'proposed', provider: 'atlassian' });
    await useBuiltIn(site);
    good(await site.panel('dismissTriage', { suggestionId: ofAtlassian }));
    expect(await mark()).toMatchObject({ state: 'dismissed', provider: 'atlassian' });
  });

  it('names the built-in provider', async () => {
    await useBuiltIn(site);
    await suggest(site);
    expect(await mark()).toMatchObject({ state: 'proposed', provider: 'built-in' });
  });

  it('marks as the app what was answered in the background, where nobody is signed in', async () => {
    const { settings } = good(await site.admin('getSettings'));
    const value = { record: 1, expiresAt: null, value: { ...settings.endpoint, slowUntil: Date.now() + 60_000 } };
    await site.storage.handle('/api/v1/set', JSON.stringify({ key: 'endpoint:pace', value }));
    const accounts: (string | null)[] = [];
    site.interceptJira(({ path, accountId }) => {
      if (path.includes('/properties/')) accounts.push(accountId);
      return null;
    });
    expect(good(await site.panel('suggestTriage', { again: true })).status).toBe('pending');
    await site.queue.settled();
    expect(accounts).toEqual([APP_ACCOUNT]);
    expect(await mark()).toMatchObject({ state: 'proposed' });
  });

  // @promise action-reads-only
  it('is nothing that the action, which only reads, does', async () => {
    const accountId = site.jira.people.find(({ role }) => role === 'agent')?.accountId ?? null;
    await site.invokeAction({ actionKey: 'suggest-triage', inputs: { issueKey: OPEN_ISSUE }, accountId });
    expect(site.writes()).toEqual([]);
  });

  it.each([403, 429, 500])('harms no suggestion and no decision where Jira answers %d', async (status) => {
    site.interceptJira(({ path }) => (path.includes('/properties/') ? { status, headers: {}, body: '{}' } : null));
    const suggestion = await suggest(site);
    const applied = good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
    expect(applied.suggestion.outcome.kind).toBe('applied');
    expect(good(await site.panel('undoTriage', { suggestionId: suggestion.id })).suggestion.outcome.kind).toBe('undone');
  });

  it('holds nobody up where Jira does not answer', async () => {
    let release: (answer: null) => void = () => undefined;
    const never = new Promise<null>((resolve) => (release = resolve));
    site.interceptJira(({ path }) => (path.includes('/properties/') ? never : null));
    const startedAt = Date.now();
    expect((await suggest(site)).outcome.kind).toBe('open');
    // Writing it is given up after two seconds, where Jira is otherwise waited for for eight.
    expect(Date.now() - startedAt).toBeLessThan(8_000);
    release(null);
  });

  // @promise marks-without-text
  it('never reads a mark: a forged one changes nothing', async () => {
    const forged = { state: 'applied', values: { priority: ['1'], components: [], labels: [] } };
    expect((await askJira('PUT', `/issue/${OPEN_ISSUE}/properties/auto-triage-ai`, forged)).status).toBe(201);
    site.recorder.clear();
    expect((await suggest(site)).outcome.kind).toBe('open');
    expect(site.recorder.calls.filter(({ request }) => request?.method === 'GET' && request.url.includes('/properties/'))).toEqual([]);
  });

  it('leaves somebody who may not edit with the refusal of before', async () => {
    expect(bad(await site.panel('suggestTriage', { again: true }, { as: 'viewer' })).code).toBe('NOT_PERMITTED');
    expect(site.writes()).toEqual([]);
  });

  // @promise marks-opt-in
  it('removes all marks when it is turned off, and with everything else', async () => {
    await suggest(site);
    await suggest(site, { issueKey: 'SHOP-14' });
    site.recorder.clear();
    await save({ markIssues: false });
    expect(await find('triage.state is not EMPTY')).toEqual([]);
    await save({ markIssues: true });
    await suggest(site);
    good(await site.admin('startReset'));
    await site.queue.settled();
    expect(good(await site.admin('getReset'))).toMatchObject({ state: 'none', remaining: 0 });
    expect(await mark()).toBeUndefined();
  });
});
