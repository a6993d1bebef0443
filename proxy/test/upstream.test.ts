import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConfigInput } from '../src/config/config-schema';
import { createSelfSigned } from '../src/tls/self-signed';
import { completion, echo, json, startMockUpstream, type Behaviour, type MockUpstream } from './support/mock-upstream';
import { prompt, type TestProxy } from './support/test-proxy';
import { pause, until } from './support/until';
import { using } from './support/using';

const folder = mkdtempSync(join(tmpdir(), 'proxy-upstream-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Two upstreams, `first` preferred. */
async function usingTwo(config: Partial<ConfigInput>, work: (here: TestProxy, second: MockUpstream) => Promise<void>): Promise<void> {
  const [first, second] = await Promise.all([startMockUpstream(), startMockUpstream()]);
  try {
    await using(
      {
        upstream: first,
        config: {
          upstreams: [
            { name: 'first', kind: 'openai', url: `${first.url}/v1` },
            { name: 'second', kind: 'openai', url: `${second.url}/v1` },
          ],
          models: { triage: { upstreams: { first: 'a', second: 'b' } } },
          plans: { basic: { models: ['triage'], quotas: { requestsPerMinute: 60_000, requestsPerDay: 1_000_000, concurrent: 64 } } },
          ...config,
        },
      },
      (here) => work(here, second),
    );
  } finally {
    await second.close();
  }
}

describe('HTTPS with Basic authentication', () => {
  // @promise model-server-authentication
  test('sends the credentials from the environment over verified TLS', async () => {
    const certificate = await createSelfSigned();
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, certificate.cert);
    const upstream = await startMockUpstream(certificate);
    const url = `${upstream.url}/v1`;
    const auth = { type: 'basic' as const, username: 'proxy', password: { env: 'UPSTREAM_PASSWORD' } };
    await using(
      {
        upstream,
        config: { upstreams: [{ name: 'first', kind: 'openai', url, caFile, auth }] },
        dependencies: { environment: { UPSTREAM_PASSWORD: 's3cret' } },
      },
      async (here) => {
        expect((await here.chat()).status).toBe(200);
        expect(upstream.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('proxy:s3cret').toString('base64')}`);
      },
    );
  });

  // @promise upstream-tls
  test('a certificate that nobody vouches for, or for another name: 502, and nothing is sent', async () => {
    const certificate = await createSelfSigned();
    const caFile = join(folder, 'other-ca.pem');
    writeFileSync(caFile, certificate.cert);
    for (const [url, ca] of [
      ['https://127.0.0.1', undefined],
      ['https://127.0.0.2', caFile],
    ] as const) {
      const upstream = await startMockUpstream(certificate);
      const target = `${url}:${new URL(upstream.url).port}/v1`;
      await using(
        { upstream, config: { upstreams: [{ name: 'first', kind: 'openai', url: target, ...(ca === undefined ? {} : { caFile: ca }) }] } },
        async (here) => {
          const answer = await here.chat();
          expect(answer.status).toBe(502);
          expect(upstream.requests.length + upstream.healthChecks).toBe(0);
        },
      );
    }
  });
});

describe('connections', () => {
  test('are kept alive and used again', () =>
    using({}, async (here) => {
      for (let index = 0; index < 10; index += 1) expect((await here.chat()).status).toBe(200);
      expect(here.upstream.connections).toBeLessThanOrEqual(2);
    }));

  test('a kept-alive connection that died under a call is replaced, and the call made again', () =>
    using({ config: { health: { intervalMs: 60_000 } } }, async (here) => {
      for (let round = 0; round < 10; round += 1) {
        expect((await here.chat()).status).toBe(200);
        // As a server does that closes an idle connection just as the next call arrives.
        let isFirst = true;
        here.upstream.behave((response, seen, request) => {
          if (isFirst) response.socket?.destroy();
          else echo(response, seen, request);
          isFirst = false;
        });
        expect((await here.chat()).status).toBe(200);
      }
    }));

  test('a reset of a new connection is not repeated: the server may have begun', () =>
    usingTwo({ health: { intervalMs: 60_000 } }, async (here, second) => {
      for (const socket of here.upstream.sockets) socket.destroy();
      await pause(50);
      here.upstream.behave((response) => response.destroy());
      expect((await here.chat()).status).toBe(502);
      expect(here.upstream.requests.length + second.requests.length).toBe(1);
    }));

  test('a used connection that dies late is not replaced: the server had the call', () =>
    using({ config: { health: { intervalMs: 60_000 } } }, async (here) => {
      here.upstream.behave((response) => setTimeout(() => response.socket?.destroy(), 700));
      expect((await here.chat()).status).toBe(502);
      expect(here.upstream.requests.length).toBe(1);
    }));

  test("are closed before the server's own limit, whatever its hint says", () =>
    using({ config: { health: { intervalMs: 60_000 } } }, async (here) => {
      here.upstream.behave((response) => json(response, 200, completion('ok'), { 'keep-alive': 'timeout=600' }));
      await here.chat();
      expect(here.upstream.sockets.size).toBeGreaterThan(0);
      await until(() => here.upstream.sockets.size === 0);
    }));
});

describe('the caller', () => {
  test('who leaves cancels the call at the upstream, answered or not, and hurts no breaker', () =>
    using({ config: { breaker: { failures: 1, openMs: 60_000 } } }, async (here) => {
      for (const behaviour of [
        () => undefined,
        (response) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.write('{');
        },
      ] satisfies Behaviour[]) {
        here.upstream.behave(behaviour);
        const cancelledBefore = here.upstream.cancelled;
        for (let index = 0; index < 8; index += 1) {
          const controller = new AbortController();
          const seen = here.upstream.requests.length;
          const call = here.chat(undefined, { signal: controller.signal });
          call.catch(() => undefined);
          await until(() => here.upstream.requests.length === seen + 1);
          await pause(20);
          controller.abort();
          await expect(call).rejects.toThrow();
        }
        await until(() => here.upstream.cancelled === cancelledBefore + 8);
      }
      here.upstream.behave(echo);
      expect((await here.chat()).status).toBe(200);
      expect(await here.metrics()).toMatch(/proxy_queue_active 0/);
    }));
});

describe('fail-over', () => {
  test('goes to the next upstream when the preferred one cannot be reached, and back when it can', () =>
    usingTwo({ breaker: { failures: 3, openMs: 300 }, health: { intervalMs: 60_000 } }, async (here, second) => {
      await here.chat();
      expect(here.upstream.requests.length).toBe(1);
      const { port } = new URL(here.upstream.url);
      await here.upstream.close();
      for (let index = 0; index < 6; index += 1) expect((await here.chat()).status).toBe(200);
      expect(second.requests.length).toBe(6);
      expect(await here.metrics()).toMatch(/proxy_upstream_breaker_open\{upstream="first"\} 1/);
      // Held back: four refusals, then the breaker asks no more.
      expect(await here.metrics()).toMatch(/proxy_upstream_attempts_total\{upstream="first",outcome="upstream_unavailable"\} [1-9]/);
      const { createServer } = await import('node:http');
      const again = createServer((_request, response) => json(response, 200, completion('back')));
      await new Promise<void>((resolve) => again.listen(Number(port), '127.0.0.1', resolve));
      await pause(350);
      try {
        const answer = await here.chat();
        expect(answer.text).toMatch(/back/);
        expect(await here.metrics()).toMatch(/proxy_upstream_breaker_open\{upstream="first"\} 0/);
      } finally {
        again.close();
        again.closeAllConnections();
      }
    }));

  test('asks another upstream when one is busy or does not accept the proxy, never after a failure', () =>
    usingTwo({}, async (here, second) => {
      for (const [status, isRepeated] of [
        [503, true],
        [429, true],
        [401, true],
        [500, false],
        [400, false],
        [422, false],
        [504, false],
      ] as const) {
        second.requests.length = 0;
        here.upstream.behave((response) => json(response, status, {}));
        await here.chat();
        expect({ status, calls: second.requests.length }).toEqual({ status, calls: isRepeated ? 1 : 0 });
      }
    }));

  test('an open breaker answers 503 with Retry-After at once, and one success closes it', () =>
    using({ config: { breaker: { failures: 2, openMs: 400 } } }, async (here) => {
      here.upstream.behave((response) => json(response, 500, {}));
      await here.chat();
      await here.chat();
      const calls = here.upstream.requests.length;
      const held = await here.chat();
      expect(held.status).toBe(503);
      expect(held.body.error?.code).toBe('upstream_unavailable');
      expect(held.headers['retry-after']).toBe('1');
      expect(here.upstream.requests.length).toBe(calls);
      here.upstream.behave(echo);
      await pause(450);
      expect((await here.chat()).status).toBe(200);
      expect((await here.chat()).status).toBe(200);
    }));

  test('health checks find a hanging upstream, put it last, and show it in readyz and metrics', () =>
    usingTwo({ health: { intervalMs: 50, timeoutMs: 100 } }, async (here, second) => {
      here.upstream.behaveOnHealth(() => undefined);
      await until(async () => (await here.metrics()).includes('proxy_upstream_up{upstream="first"} 0'));
      await here.chat();
      expect(second.requests.length).toBe(1);
      expect((await here.get('/readyz', null)).status).toBe(200);
      second.behaveOnHealth((response) => json(response, 500, {}));
      await until(async () => (await here.get('/readyz', null)).status === 503);
      expect((await here.get('/healthz', null)).status).toBe(200);
      // Calls are still tried: a health check is a hint and not a verdict.
      expect((await here.chat(prompt())).status).toBe(200);
      here.upstream.behaveOnHealth((response) => json(response, 200, {}));
      await until(async () => (await here.get('/readyz', null)).status === 200);
    }));
});
