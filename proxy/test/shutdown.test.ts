import { completion, json } from './support/mock-upstream';
import { openRaw } from './support/raw-call';
import { pause, until } from './support/until';
import { using } from './support/using';

describe('a graceful shutdown', () => {
  test('lets calls under way finish, refuses new ones with 503, and then is gone', async () => {
    await using({}, async (here) => {
      here.upstream.behave((response) => setTimeout(() => json(response, 200, completion('finished')), 600));
      const underWay = [here.chat(), here.chat()];
      await until(() => here.upstream.requests.length === 2);
      const drained = here.proxy.drain();
      await pause(50);
      const refused = await here.chat();
      expect(refused.status).toBe(503);
      expect(refused.body.error?.code).toBe('shutting_down');
      expect(refused.headers['retry-after']).toBe('5');
      expect(refused.headers['connection']).toBe('close');
      expect((await here.get('/readyz', null)).status).toBe(503);
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
      expect(performance.now() - startedAt).toBeLessThan(3_000);
      for (const answer of await Promise.all(calls)) expect(answer.status).toBe(503);
      await until(() => here.upstream.cancelled === 1);
      if (!idle.destroyed) await new Promise((resolve) => idle.on('close', resolve).resume());
    });
  });
});
