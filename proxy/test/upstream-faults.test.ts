import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import type { ConfigInput } from '../src/config/config-schema';
import { completion, echo, json, type Behaviour } from './support/mock-upstream';
import { using } from './support/using';

const QUICK: ConfigInput['timeouts'] = { connectMs: 300, firstByteMs: 400, totalMs: 800 };

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
    [
      'a reset after the first byte',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
        response.write('{"choices":');
        setTimeout(() => response.destroy(), 20);
      },
      502,
      'upstream_invalid_reply',
    ],
    ['a hang', () => undefined, 504, 'upstream_timeout'],
    [
      'a hang after the head',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.flushHeaders();
      },
      504,
      'upstream_timeout',
    ],
    [
      'a slow drip',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(timer));
      },
      504,
      'upstream_timeout',
    ],
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
    [
      'HTML with 200',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>CANARY'),
      502,
      'upstream_invalid_reply',
    ],
    [
      'truncated JSON',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[{"message":{"content":"CANARY'),
      502,
      'upstream_invalid_reply',
    ],
    ['an empty body', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(), 502, 'upstream_invalid_reply'],
    ['no choices', (response) => json(response, 200, { choices: [] }), 502, 'upstream_invalid_reply'],
    ['an error with 200', (response) => json(response, 200, { error: { message: 'CANARY' } }), 502, 'upstream_failed'],
    [
      'content that is no text',
      (response) => json(response, 200, { choices: [{ message: { content: { a: 'CANARY' } } }] }),
      502,
      'upstream_invalid_reply',
    ],
    ['an oversized reply', (response) => json(response, 200, completion('x'.repeat(1_100_000))), 502, 'upstream_invalid_reply'],
    [
      'an oversized reply of unknown length',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        for (let index = 0; index < 30; index += 1) response.write('x'.repeat(50_000));
        response.end();
      },
      502,
      'upstream_invalid_reply',
    ],
    ['bytes that are no HTTP', (response) => response.socket?.end('not HTTP at all\r\n\r\n'), 502, 'upstream_invalid_reply'],
  ];
  for (const [name, behaviour, status, code] of faults) {
    test(`${name}: ${status}`, () =>
      using({ config: { timeouts: QUICK } }, async (here) => {
        here.upstream.behave(behaviour);
        const startedAt = performance.now();
        const answer = await here.chat();
        expect(answer.status).toBe(status);
        expect(answer.body.error?.code).toBe(code);
        expect(answer.text).not.toMatch(/CANARY/);
        expect(performance.now() - startedAt).toBeLessThan(2_000);
        // The connection served a health check before, so its reset may be a stale one's: one more try, on a new one.
        expect(here.upstream.requests.length).toBe(name === 'a reset before the first byte' ? 2 : 1);
        if (code === 'upstream_busy') expect(answer.headers['retry-after']).toBe(name === '429' ? '7' : '1');
        here.upstream.behave(echo);
        expect((await here.chat()).status).toBe(200);
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
        expect(answer.status).toBe(502);
        expect(answer.body.error?.code).toBe('upstream_unreachable');
        expect(answer.text).not.toMatch(/127\.0\.0\.1|invalid"|ECONN|ENOTFOUND/);
      });
    });
  }

  test('a server that accepts and says nothing to the handshake: within the deadline', async () => {
    const silent = createTcpServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    try {
      await using(
        { config: { timeouts: QUICK, upstreams: [{ name: 'first', kind: 'openai', url: `https://127.0.0.1:${port}/v1` }] } },
        async (here) => {
          const startedAt = performance.now();
          expect([502, 504]).toContain((await here.chat()).status);
          expect(performance.now() - startedAt).toBeLessThan(2_000);
        },
      );
    } finally {
      silent.close();
    }
  });

  test('names the parameter that the server refused, from its own list, so that the caller can leave it out', () =>
    using({}, async (here) => {
      here.upstream.behave((response) => json(response, 400, { error: { message: "'response_format' of CANARY is not supported" } }));
      const answer = await here.chat();
      expect(answer.body.error?.param).toBe('response_format');
      expect(answer.body.error?.message).toMatch(/response_format/);
      expect(answer.text).not.toMatch(/CANARY/);
    }));
});
