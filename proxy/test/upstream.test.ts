import assert from 'node:assert/strict';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { ConfigInput } from '../src/config/config-schema';
import { createSelfSigned } from '../src/tls/self-signed';
import { completion, echo, json, startMockUpstream, type Behaviour, type MockUpstream } from './support/mock-upstream';
import { prompt, startTestProxy, type TestOptions, type TestProxy } from './support/test-proxy';
import { pause, until } from './support/until';

const folder = mkdtempSync(join(tmpdir(), 'proxy-upstream-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const QUICK: ConfigInput['timeouts'] = { connectMs: 300, firstByteMs: 400, totalMs: 800 };

async function using(options: TestOptions, work: (here: TestProxy) => Promise<void>): Promise<void> {
  const here = await startTestProxy(options);
  try {
    await work(here);
  } finally {
    await here.close();
  }
}

/** Two upstreams, `first` preferred. */
async function usingTwo(config: Partial<ConfigInput>, work: (here: TestProxy, second: MockUpstream) => Promise<void>): Promise<void> {
  const [first, second] = await Promise.all([startMockUpstream(), startMockUpstream()]);
  try {
    await using(
      {
        upstream: first,
        config: {
          upstreams: [{ name: 'first', kind: 'openai', url: `${first.url}/v1` }, { name: 'second', kind: 'openai', url: `${second.url}/v1` }],
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

async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('every fault of an upstream is a typed error within its deadline', () => {
  const faults: [string, Behaviour, number, string][] = [
    ['a reset before the first byte', (response) => response.destroy(), 502, 'upstream_failed'],
    ['a reset after the first byte', (response) => { response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' }); response.write('{"choices":'); setTimeout(() => response.destroy(), 20); }, 502, 'upstream_invalid_reply'],
    ['a hang', () => undefined, 504, 'upstream_timeout'],
    ['a hang after the head', (response) => { response.writeHead(200, { 'content-type': 'application/json' }); response.flushHeaders(); }, 504, 'upstream_timeout'],
    ['a slow drip', (response) => { response.writeHead(200, { 'content-type': 'application/json' }); const timer = setInterval(() => response.write(' '), 50); response.on('close', () => clearInterval(timer)); }, 504, 'upstream_timeout'],
    ['400', (response) => json(response, 400, { error: { message: 'CANARY' } }), 400, 'parameter_refused_by_model'],
    ['401', (response) => json(response, 401, { error: 'CANARY' }), 502, 'upstream_misconfigured'],
    ['403', (response) => json(response, 403, { error: 'CANARY' }), 502, 'upstream_misconfigured'],
    ['404', (response) => json(response, 404, { error: 'CANARY' }), 502, 'upstream_misconfigured'],
    ['408', (response) => json(response, 408, { error: 'CANARY' }), 504, 'upstream_timeout'],
    ['413', (response) => json(response, 413, { error: 'CANARY' }), 400, 'context_length_exceeded'],
    ['422', (response) => json(response, 422, { error: 'CANARY' }), 422, 'unprocessable'],
    ['429', (response) => json(response, 429, { error: 'CANARY' }, { 'retry-after': '7' }), 503, 'upstream_busy'],
    ['500', (response) => json(response, 500, { error: 'CANARY' }), 502, 'upstream_failed'],
    ['502', (response) => json(response, 502, { error: 'CANARY' }), 502, 'upstream_failed'],
    ['503', (response) => json(response, 503, { error: 'CANARY' }), 503, 'upstream_busy'],
    ['504', (response) => json(response, 504, { error: 'CANARY' }), 504, 'upstream_timeout'],
    ['a redirect', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), 502, 'upstream_failed'],
    ['HTML with 200', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>CANARY'), 502, 'upstream_invalid_reply'],
    ['JSON that says it is HTML', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(JSON.stringify(completion('CANARY'))), 502, 'upstream_invalid_reply'],
    ['truncated JSON', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[{"message":{"content":"CANARY'), 502, 'upstream_invalid_reply'],
    ['an empty body', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(), 502, 'upstream_invalid_reply'],
    ['no choices', (response) => json(response, 200, { choices: [] }), 502, 'upstream_invalid_reply'],
    ['an error with 200', (response) => json(response, 200, { error: { message: 'CANARY' } }), 502, 'upstream_invalid_reply'],
    ['content that is no text', (response) => json(response, 200, { choices: [{ message: { content: { a: 'CANARY' } } }] }), 502, 'upstream_invalid_reply'],
    ['an oversized reply', (response) => json(response, 200, completion('x'.repeat(1_100_000))), 502, 'upstream_invalid_reply'],
    ['an oversized reply of unknown length', (response) => { response.writeHead(200, { 'content-type': 'application/json' }); for (let index = 0; index < 30; index += 1) response.write('x'.repeat(50_000)); response.end(); }, 502, 'upstream_invalid_reply'],
    ['bytes that are no HTTP', (response) => response.socket?.end('not HTTP at all\r\n\r\n'), 502, 'upstream_invalid_reply'],
  ];
  for (const [name, behaviour, status, code] of faults) {
    test(`${name}: ${status}`, () =>
      using({ config: { timeouts: QUICK } }, async (here) => {
        here.upstream.behave(behaviour);
        const startedAt = performance.now();
        const answer = await here.chat();
        assert.equal(answer.status, status);
        assert.equal(answer.body.error?.code, code);
        assert.doesNotMatch(answer.text, /CANARY/);
        assert.ok(performance.now() - startedAt < 2_000);
        // The connection served a health check before, so its reset may be a stale one's: one more try, on a new one.
        assert.equal(here.upstream.requests.length, name === 'a reset before the first byte' ? 2 : 1);
        if (code === 'upstream_busy') assert.equal(answer.headers['retry-after'], name === '429' ? '7' : '1');
        here.upstream.behave(echo);
        assert.equal((await here.chat()).status, 200);
      }));
  }

  const unreachable: [string, () => Promise<string>][] = [
    ['a refused connection', async () => `http://127.0.0.1:${await freePort()}`],
    ['a name that does not resolve', async () => 'https://upstream.invalid'],
  ];
  for (const [name, url] of unreachable) {
    test(`${name}: 502`, async () => {
      const upstream = `${await url()}/v1`;
      await using({ config: { timeouts: QUICK, upstreams: [{ name: 'first', kind: 'openai', url: upstream }] } }, async (here) => {
        const answer = await here.chat();
        assert.equal(answer.status, 502);
        assert.equal(answer.body.error?.code, 'upstream_unreachable');
        assert.doesNotMatch(answer.text, /127\.0\.0\.1|invalid"|ECONN|ENOTFOUND/);
      });
    });
  }

  test('a server that accepts and says nothing to the handshake: within the deadline', async () => {
    const silent = createTcpServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    try {
      await using({ config: { timeouts: QUICK, upstreams: [{ name: 'first', kind: 'openai', url: `https://127.0.0.1:${port}/v1` }] } }, async (here) => {
        const startedAt = performance.now();
        assert.ok([502, 504].includes((await here.chat()).status));
        assert.ok(performance.now() - startedAt < 2_000);
      });
    } finally {
      silent.close();
    }
  });

  test('names the parameter that the server refused, from its own list, so that the caller can leave it out', () =>
    using({}, async (here) => {
      here.upstream.behave((response) => json(response, 400, { error: { message: "'response_format' of CANARY is not supported" } }));
      const answer = await here.chat();
      assert.equal(answer.body.error?.param, 'response_format');
      assert.match(answer.body.error.message, /response_format/);
      assert.doesNotMatch(answer.text, /CANARY/);
    }));
});

describe('HTTPS with Basic authentication', () => {
  test('sends the credentials from the environment over verified TLS', async () => {
    const certificate = await createSelfSigned();
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, certificate.cert);
    const upstream = await startMockUpstream(certificate);
    const url = `${upstream.url}/v1`;
    const auth = { type: 'basic' as const, username: 'proxy', password: { env: 'UPSTREAM_PASSWORD' } };
    await using(
      { upstream, config: { upstreams: [{ name: 'first', kind: 'openai', url, caFile, auth }] }, dependencies: { environment: { UPSTREAM_PASSWORD: 's3cret' } } },
      async (here) => {
        assert.equal((await here.chat()).status, 200);
        assert.equal(upstream.requests[0]?.headers.authorization, `Basic ${Buffer.from('proxy:s3cret').toString('base64')}`);
      },
    );
  });

  test('a certificate that nobody vouches for, or for another name: 502, and nothing is sent', async () => {
    const certificate = await createSelfSigned();
    const caFile = join(folder, 'other-ca.pem');
    writeFileSync(caFile, certificate.cert);
    for (const [url, ca] of [['https://127.0.0.1', undefined], ['https://127.0.0.2', caFile]] as const) {
      const upstream = await startMockUpstream(certificate);
      const target = `${url}:${new URL(upstream.url).port}/v1`;
      await using({ upstream, config: { upstreams: [{ name: 'first', kind: 'openai', url: target, ...(ca === undefined ? {} : { caFile: ca }) }] } }, async (here) => {
        const answer = await here.chat();
        assert.equal(answer.status, 502);
        assert.equal(upstream.requests.length + upstream.healthChecks, 0);
      });
    }
  });
});

describe('connections', () => {
  test('are kept alive and used again', () =>
    using({}, async (here) => {
      for (let index = 0; index < 10; index += 1) assert.equal((await here.chat()).status, 200);
      assert.ok(here.upstream.connections <= 2, `${here.upstream.connections} connections`);
    }));

  test('a kept-alive connection that died under a call is replaced, and the call made again', () =>
    using({ config: { health: { intervalMs: 60_000 } } }, async (here) => {
      for (let round = 0; round < 10; round += 1) {
        assert.equal((await here.chat()).status, 200);
        // As a server does that closes an idle connection just as the next call arrives.
        let isFirst = true;
        here.upstream.behave((response, seen, request) => {
          if (isFirst) response.socket?.destroy();
          else echo(response, seen, request);
          isFirst = false;
        });
        assert.equal((await here.chat()).status, 200);
      }
    }));

  test('a reset of a new connection is not repeated: the server may have begun', () =>
    usingTwo({ health: { intervalMs: 60_000 } }, async (here, second) => {
      for (const socket of here.upstream.sockets) socket.destroy();
      await pause(50);
      here.upstream.behave((response) => response.destroy());
      assert.equal((await here.chat()).status, 502);
      assert.equal(here.upstream.requests.length + second.requests.length, 1);
    }));

  test('a used connection that dies late is not replaced: the server had the call', () =>
    using({ config: { health: { intervalMs: 60_000 } } }, async (here) => {
      here.upstream.behave((response) => setTimeout(() => response.socket?.destroy(), 700));
      assert.equal((await here.chat()).status, 502);
      assert.equal(here.upstream.requests.length, 1);
    }));

  test("are closed before the server's own limit, whatever its hint says", () =>
    using({ config: { health: { intervalMs: 60_000 } } }, async (here) => {
      here.upstream.behave((response) => json(response, 200, completion('ok'), { 'keep-alive': 'timeout=600' }));
      await here.chat();
      assert.ok(here.upstream.sockets.size > 0);
      await until(() => here.upstream.sockets.size === 0, 7_000);
    }));
});

describe('the caller', () => {
  test('who leaves cancels the call at the upstream, answered or not, and hurts no breaker', () =>
    using({ config: { breaker: { failures: 1, openMs: 60_000 } } }, async (here) => {
      for (const behaviour of [() => undefined, (response) => { response.writeHead(200, { 'content-type': 'application/json' }); response.write('{'); }] satisfies Behaviour[]) {
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
          await assert.rejects(call);
        }
        await until(() => here.upstream.cancelled === cancelledBefore + 8);
      }
      here.upstream.behave(echo);
      assert.equal((await here.chat()).status, 200);
      assert.match(await here.metrics(), /proxy_queue_active 0/);
    }));
});

describe('fail-over', () => {
  test('goes to the next upstream when the preferred one cannot be reached, and back when it can', () =>
    usingTwo({ breaker: { failures: 3, openMs: 300 }, health: { intervalMs: 60_000 } }, async (here, second) => {
      await here.chat();
      assert.equal(here.upstream.requests.length, 1);
      const { port } = new URL(here.upstream.url);
      await here.upstream.close();
      for (let index = 0; index < 6; index += 1) assert.equal((await here.chat()).status, 200);
      assert.equal(second.requests.length, 6);
      assert.match(await here.metrics(), /proxy_upstream_breaker_open\{upstream="first"\} 1/);
      // Held back: four refusals, then the breaker asks no more.
      assert.match(await here.metrics(), /proxy_upstream_attempts_total\{upstream="first",outcome="upstream_unavailable"\} [1-9]/);
      const { createServer } = await import('node:http');
      const again = createServer((_request, response) => json(response, 200, completion('back')));
      await new Promise<void>((resolve) => again.listen(Number(port), '127.0.0.1', resolve));
      await pause(350);
      try {
        const answer = await here.chat();
        assert.match(answer.text, /back/);
        assert.match(await here.metrics(), /proxy_upstream_breaker_open\{upstream="first"\} 0/);
      } finally {
        again.close();
        again.closeAllConnections();
      }
    }));

  test('asks another upstream when one is busy or does not accept the proxy, never after a failure', () =>
    usingTwo({}, async (here, second) => {
      for (const [status, isRepeated] of [[503, true], [429, true], [401, true], [500, false], [400, false], [422, false], [504, false]] as const) {
        second.requests.length = 0;
        here.upstream.behave((response) => json(response, status, {}));
        await here.chat();
        assert.equal(second.requests.length, isRepeated ? 1 : 0, String(status));
      }
    }));

  test('an open breaker answers 503 with Retry-After at once, and one success closes it', () =>
    using({ config: { breaker: { failures: 2, openMs: 400 } } }, async (here) => {
      here.upstream.behave((response) => json(response, 500, {}));
      await here.chat();
      await here.chat();
      const calls = here.upstream.requests.length;
      const held = await here.chat();
      assert.equal(held.status, 503);
      assert.equal(held.body.error?.code, 'upstream_unavailable');
      assert.equal(held.headers['retry-after'], '1');
      assert.equal(here.upstream.requests.length, calls);
      here.upstream.behave(echo);
      await pause(450);
      assert.equal((await here.chat()).status, 200);
      assert.equal((await here.chat()).status, 200);
    }));

  test('health checks find a hanging upstream, put it last, and show it in readyz and metrics', () =>
    usingTwo({ health: { intervalMs: 50, timeoutMs: 100 } }, async (here, second) => {
      here.upstream.behaveOnHealth(() => undefined);
      await until(async () => /proxy_upstream_up\{upstream="first"\} 0/.test(await here.metrics()));
      await here.chat();
      assert.equal(second.requests.length, 1);
      assert.equal((await here.get('/readyz', null)).status, 200);
      second.behaveOnHealth((response) => json(response, 500, {}));
      await until(async () => (await here.get('/readyz', null)).status === 503);
      assert.equal((await here.get('/healthz', null)).status, 200);
      // Calls are still tried: a health check is a hint and not a verdict.
      assert.equal((await here.chat(prompt())).status, 200);
      here.upstream.behaveOnHealth((response) => json(response, 200, {}));
      await until(async () => (await here.get('/readyz', null)).status === 200);
    }));
});
