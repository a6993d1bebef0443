import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import type { ConfigInput } from '../src/config/config-schema';
import { using } from './support/using';

const QUICK: ConfigInput['timeouts'] = { connectMs: 300, firstByteMs: 400, totalMs: 800 };

async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('an upstream that cannot be reached is a typed error within its deadline', () => {
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
          expect(performance.now() - startedAt).toBeLessThan(10_000);
        },
      );
    } finally {
      silent.close();
    }
  });
});
