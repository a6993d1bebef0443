import type { Socket } from 'node:net';
import { completion, json } from './support/mock-upstream';
import { openRaw } from './support/raw-call';
import { until } from './support/until';
import { using } from './support/using';

/** All that comes until the other side closes. */
function readToEnd(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
  });
}

describe('a graceful shutdown', () => {
  test('lets calls under way finish, refuses new ones with 503, and then is gone', async () => {
    await using({}, async (here) => {
      const finish: (() => void)[] = [];
      here.upstream.behave((response) => void finish.push(() => json(response, 200, completion('finished'))));
      const underWay = [here.chat(), here.chat()];
      await until(() => here.upstream.requests.length === 2);
      const drained = here.proxy.drain();
      const refused = await here.chat();
      expect(refused.status).toBe(503);
      expect(refused.body.error?.code).toBe('shutting_down');
      expect(refused.headers['retry-after']).toBe('5');
      expect(refused.headers['connection']).toBe('close');
      expect((await here.get('/readyz', null)).status).toBe(503);
      finish.forEach((answer) => answer());
      for (const answer of await Promise.all(underWay)) expect(answer.status).toBe(200);
      await drained;
      await expect(openRaw(here.port)).rejects.toThrow();
    });
  });

  test('ends calls that do not finish in time, with an answer, and idle connections', async () => {
    await using({ config: { timeouts: { drainMs: 300 }, limits: { concurrent: 1 } } }, async (here) => {
      here.upstream.behave(() => undefined);
      const idle = await openRaw(here.port);
      const calls = [here.chat(), here.chat()];
      await until(() => here.upstream.requests.length === 1);
      const startedAt = performance.now();
      await here.proxy.drain();
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      for (const answer of await Promise.all(calls)) expect(answer.status).toBe(503);
      await until(() => here.upstream.cancelled === 1);
      if (!idle.destroyed) await new Promise((resolve) => idle.on('close', resolve).resume());
    });
  });

  test('behind a load balancer hands over first: serves what comes on open connections, is not ready, and takes no new one', async () => {
    await using({ config: { timeouts: { handOverMs: 60_000 } } }, async (here) => {
      const [serving, asking] = [await openRaw(here.port), await openRaw(here.port)];
      const drained = here.proxy.drain();
      await expect(openRaw(here.port)).rejects.toThrow();
      const served = readToEnd(serving);
      serving.write(`GET /v1/models HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${here.token}\r\n\r\n`);
      expect(await served).toMatch(/^HTTP\/1.1 200 OK\r\n[^]*connection: close\r\n/i);
      const told = readToEnd(asking);
      asking.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n');
      expect(await told).toMatch(/^HTTP\/1.1 503 [^]*shutting_down/);
      // Without any connection left there is nothing to wait for.
      await drained;
    });
  });
});
