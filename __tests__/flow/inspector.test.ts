import type { ErrorCode } from '../../src/contract/error-body';
import { aReply, bad, good, startTriageSite, suggest, type TriageSite } from './support/triage-site';

const CANARY = 'sk-canary-0123456789';

let site: TriageSite;

beforeEach(async () => {
  site = await startTriageSite({ faultTimes: { jiraSlow: 30, jiraTimeout: 30, storageSlow: 30 } });
  site.endpoint.setReply(() => aReply());
});

afterEach(() => site.close());

/** What a page gets, as the agent. */
async function shown(query = ''): Promise<string> {
  const email = site.jira.people.find(({ role }) => role === 'agent')?.emailAddress ?? '';
  const authorization = `Basic ${Buffer.from(`${email}:any`).toString('base64')}`;
  return (await fetch(`${site.url}/host/calls${query}`, { headers: { authorization } })).text();
}

describe('the calls that a page is shown', () => {
  it('hold all of a suggestion: who asked, what was sent where, and what came back', async () => {
    const suggestion = await suggest(site);
    const { calls } = JSON.parse(await shown()) as { calls: typeof site.recorder.calls };
    const [resolver] = calls;
    const agent = site.jira.people.find(({ role }) => role === 'agent')?.accountId;
    expect(resolver).toMatchObject({
      kind: 'resolver',
      summary: 'panel.suggestTriage',
      accountId: agent,
      issueKey: 'SHOP-13',
      result: { ok: true, data: { suggestion: { id: suggestion.id } } },
    });
    const inside = calls.slice(1);
    expect(new Set(inside.map(({ kind }) => kind))).toEqual(new Set(['storage', 'jira', 'endpoint', 'realtime']));
    for (const call of inside) {
      expect(call).toMatchObject({
        invocationId: resolver?.id,
        request: { method: expect.any(String) as string },
        reply: { status: call.status },
      });
      expect(call.start).toBeGreaterThanOrEqual(resolver?.start ?? Infinity);
      expect(call.end).toBeGreaterThanOrEqual(call.start);
      expect(call.end).toBeLessThanOrEqual(resolver?.end ?? 0);
    }
    expect(inside.find(({ kind }) => kind === 'endpoint')?.request?.body).toBe(site.endpoint.requests.at(-1)?.body);
  });

  it('hold no token, neither typed, refused, stored, read nor repeated by the endpoint', async () => {
    site.endpoint.setReply(() => ({
      http: {
        status: 500,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ error: `Not with ${site.endpoint.token}.` }),
      },
    }));
    expect(bad(await site.panel('suggestTriage')).code).toBe('ENDPOINT_ERROR');
    const { version, settings } = good(await site.admin('getSettings'));
    const token = { action: 'replace', value: CANARY };
    expect(bad(await site.admin('saveSettings', { version, settings: { ...settings, rules: -1 }, token })).code).toBe('INVALID_INPUT');
    good(await site.admin('saveSettings', { version, settings, token }));
    expect(bad(await site.panel('suggestTriage')).code).toBe('ENDPOINT_AUTH');
    expect(JSON.stringify(site.storage.secrets())).toContain(CANARY);

    const everything = [await shown(), await shown('?outline=')];
    for (const { id } of site.recorder.calls) everything.push(await shown(`?id=${id}`));
    for (const secret of [CANARY, site.endpoint.token]) expect(everything.join()).not.toContain(secret);
    for (const text of ['secret/set endpoint-token', 'Not with (hidden).']) expect(everything[0]).toContain(text);
  });
});

describe('a fault on demand', () => {
  it.each<[string, ErrorCode]>([
    ['401', 'NOT_PERMITTED'],
    ['403', 'NOT_PERMITTED'],
    ['404', 'ISSUE_NOT_FOUND'],
    ['409', 'JIRA_UNAVAILABLE'],
    ['429', 'JIRA_BUSY'],
    ['429-quota', 'JIRA_BUSY'],
    ['500', 'JIRA_UNAVAILABLE'],
    ['timeout', 'JIRA_UNAVAILABLE'],
  ])('of Jira, %s, is a typed error, and over when it is ended', async (fault, code) => {
    site.setFaults({ jira: fault as '401' });
    expect(bad(await site.panel('suggestTriage')).code).toBe(code);
    expect(site.endpoint.requests).toEqual([]);
    expect((await site.issue()).priority).toBe('Medium');
    site.setFaults({ jira: null });
    await suggest(site);
  });

  it.each<['429' | '500' | 'conflict', ErrorCode]>([
    ['429', 'INTERNAL'],
    ['500', 'INTERNAL'],
    // A refusal that nothing in storage explains: no limit is reached, and nobody else has saved anything.
    ['conflict', 'INTERNAL'],
  ])('of storage, %s, is a typed error, and over when it is ended', async (fault, code) => {
    site.setFaults({ storage: fault });
    expect(bad(await site.panel('suggestTriage')).code).toBe(code);
    expect(site.endpoint.requests).toEqual([]);
    site.setFaults({ storage: null });
    await suggest(site);
  });

  it('that is slowness is no error', async () => {
    site.setFaults({ jira: 'slow', storage: 'slow' });
    await suggest(site);
    expect(new Set(site.recorder.calls.flatMap(({ kind, fault }) => (fault === undefined ? [] : [`${kind} ${fault}`])))).toEqual(
      new Set(['jira slow', 'storage slow']),
    );
  });

  it('of storage while settings are saved is told from a good save', async () => {
    const { version, settings } = good(await site.admin('getSettings'));
    site.setFaults({ storage: 'conflict' });
    expect(bad(await site.admin('saveSettings', { version, settings, token: { action: 'keep' } })).code).toBe('INTERNAL');
  });
});
