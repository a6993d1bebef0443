import { completion, echo, json, startMockUpstream, type Behaviour } from './support/mock-upstream';
import { FAULTS, REPLIES } from './support/replies';
import { prompt, startTestProxy, type Answer, type TestProxy } from './support/test-proxy';
import { until } from './support/until';
import { using } from './support/using';

/** With `one` in its prompt the upstream behaves badly; everybody else is echoed. */
function badlyForOne(behaviour: Behaviour): Behaviour {
  return (...call) => (call[1].body.includes('of tenant one') ? behaviour(...call) : echo(...call));
}

/** The message and finish reason, or the error, as a caller gets it. */
function told({ status, body }: Answer): object {
  if (body.error !== undefined) return { status, code: body.error.code, param: body.error.param };
  const [choice] = body['choices'] as { message: object; finish_reason: string }[];
  return { ...choice?.message, finish_reason: choice?.finish_reason };
}

const FAILURES = 3;
const CONFIG = { breaker: { failures: FAILURES, openMs: 60_000 }, health: { intervalMs: 60_000 } };

/** What is still asked of the upstream once a tenant's own calls are held back. */
async function callAs(here: TestProxy, token: string, text: string, more: object = {}): Promise<Answer> {
  return here.chat(prompt(text, more), { token });
}

describe('one tenant never harms another', () => {
  describe('whatever an upstream answers it', () => {
    let here: TestProxy;
    let two: string;
    beforeAll(async () => {
      // Long enough for what is answered on a slow machine, short enough for what is not.
      here = await startTestProxy({ config: { ...CONFIG, timeouts: { firstByteMs: 2_000, totalMs: 2_500 } } });
      two = await here.newToken({ tenant: 'two' });
    });
    afterAll(() => here.close());

    test.each([...REPLIES, ...FAULTS])('%s is told as what it is, and holds up nobody else', async (name, behaviour, expected) => {
      const one = await here.newToken({ tenant: name });
      here.upstream.behave(badlyForOne(behaviour));
      const [seen, startedAt] = [here.upstream.requests.length, performance.now()];
      const answer = await callAs(here, one, 'of tenant one');
      expect(told(answer)).toMatchObject(expected);
      expect(answer.text).not.toContain('CANARY');
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      // A connection that was used before may have been closed meanwhile: one more try, on a new one.
      expect(here.upstream.requests.length - seen).toBeLessThanOrEqual(name.startsWith('a reset before') ? 2 : 1);
      await Promise.all(Array.from({ length: FAILURES }, () => callAs(here, one, 'of tenant one')));
      expect((await callAs(here, two, 'hello')).status).toBe(200);
      expect(await here.metrics()).toMatch(/proxy_upstream_breaker_open\{upstream="first"\} 0/);
    });
  });

  test('a tenant that lets a reasoning model think for one token, once a second, costs its neighbor no call', async () => {
    const reasoning: Behaviour = (response, seen) => {
      const isCut = (JSON.parse(seen.body) as { max_tokens?: number }).max_tokens === 1;
      const message = { role: 'assistant', content: isCut ? null : 'answer', reasoning_content: 'thoughts' };
      json(response, 200, { ...completion(''), choices: [{ message, finish_reason: isCut ? 'length' : 'stop' }] });
    };
    await using({ config: CONFIG }, async (here) => {
      here.upstream.behave(reasoning);
      const two = await here.newToken({ tenant: 'two' });
      // A minute of it: the breaker counts calls, not seconds.
      for (let second = 0; second < 60; second += 1) {
        const [cut, whole] = await Promise.all([callAs(here, here.token, 'x', { max_tokens: 1 }), callAs(here, two, 'x')]);
        expect(told(cut)).toMatchObject({ content: null, finish_reason: 'length' });
        expect(told(whole)).toMatchObject({ content: 'answer', finish_reason: 'stop' });
      }
    });
  });

  test('a tenant whose calls fail is held back itself, and let through again', async () => {
    await using({ config: { ...CONFIG, breaker: { failures: FAILURES, openMs: 300 } } }, async (here) => {
      const two = await here.newToken({ tenant: 'two' });
      here.upstream.behave(badlyForOne((response) => json(response, 500, {})));
      for (let call = 0; call < FAILURES; call += 1) expect((await callAs(here, here.token, 'of tenant one')).status).toBe(502);
      const seen = here.upstream.requests.length;
      expect(told(await callAs(here, here.token, 'of tenant one'))).toMatchObject({ status: 503, code: 'upstream_unavailable' });
      expect(here.upstream.requests.length).toBe(seen);
      expect((await callAs(here, two, 'hello')).status).toBe(200);
      expect(await here.metrics()).toMatch(/proxy_upstream_tenants_held_back\{upstream="first"\} 1/);
      await until(async () => (await callAs(here, here.token, 'better')).status === 200);
      expect(await here.metrics()).toMatch(/proxy_upstream_tenants_held_back\{upstream="first"\} 0/);
    });
  });

  // @promise proxy-tenant-isolation
  test("a tenant's quota, places and failures are its own", async () => {
    await using({ config: CONFIG }, async (here) => {
      const quotas = { requestsPerMinute: 600, burst: 2, requestsPerDay: 2, concurrent: 1 };
      const [used, fresh] = await Promise.all(['used', 'fresh'].map((tenant) => here.newToken({ tenant, quotas })));
      here.upstream.behave(badlyForOne(() => undefined));
      const caller = new AbortController();
      const hanging = here.chat(prompt('of tenant one'), { token: used ?? '', signal: caller.signal }).catch(() => 'left');
      await until(() => here.upstream.requests.length === 1);
      // Its one place is taken, its day's second call waits, and its third is refused: none of it the neighbor's.
      const waiting = callAs(here, used ?? '', 'hello');
      await until(async () => (await here.metrics()).includes('proxy_queue_waiting 1'));
      expect((await callAs(here, used ?? '', 'hello')).body.error?.code).toBe('daily_quota_exceeded');
      expect((await callAs(here, fresh ?? '', 'hello')).status).toBe(200);
      caller.abort();
      expect([await hanging, (await waiting).status]).toEqual(['left', 200]);
      expect((await callAs(here, fresh ?? '', 'hello')).status).toBe(200);
      expect((await callAs(here, fresh ?? '', 'hello')).body.error?.code).toBe('daily_quota_exceeded');
    });
  });
});

describe("an upstream that refuses the operator's own key or credit", () => {
  const isMisconfigured = (reason: string): RegExp => new RegExp(`proxy_upstream_misconfigured\\{upstream="first",reason="${reason}"\\} 1`);

  test('is said on start and on /metrics, and makes the service not ready', async () => {
    const upstream = await startMockUpstream();
    upstream.behaveOnHealth((response) => json(response, 401, { error: 'CANARY' }));
    await using({ upstream, config: { health: { intervalMs: 30, timeoutMs: 1_000 } } }, async (here) => {
      expect(here.said).toEqual([expect.stringMatching(/^Upstream first: upstream_misconfigured \(credentials\)\. /)]);
      expect(await here.metrics()).toMatch(isMisconfigured('credentials'));
      expect((await here.get('/readyz', null)).status).toBe(503);
      await until(() => upstream.healthChecks > 5);
      expect(here.said.length).toBe(1);
      upstream.behaveOnHealth((response) => json(response, 200, { data: [] }));
      await until(async () => (await here.get('/readyz', null)).status === 200);
      expect(await here.metrics()).toMatch(/proxy_upstream_misconfigured\{upstream="first",reason="none"\} 0/);
    });
  });

  test('is said once when calls find it, though the list of models is open to everybody', async () => {
    await using({ config: { health: { intervalMs: 30, timeoutMs: 1_000 } } }, async (here) => {
      expect(here.said).toEqual([]);
      here.upstream.behave((response) => json(response, 400, { error: { message: 'Your credit balance is too low' } }));
      for (let call = 0; call < 8; call += 1) expect((await here.chat()).body.error?.code).toBe('upstream_misconfigured');
      const checks = here.upstream.healthChecks;
      await until(() => here.upstream.healthChecks > checks + 1);
      expect(here.said).toEqual([expect.stringMatching(/upstream_misconfigured \(credit\)/)]);
      expect(await here.metrics()).toMatch(isMisconfigured('credit'));
      here.upstream.behave(echo);
      expect((await here.chat()).status).toBe(200);
      expect(await here.metrics()).not.toMatch(isMisconfigured('credit'));
    });
  });
});
