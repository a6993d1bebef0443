import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { completion, json } from './support/mock-upstream';
import { openRaw } from './support/raw-call';
import { startTestProxy } from './support/test-proxy';
import { pause, until } from './support/until';

describe('a graceful shutdown', () => {
  test('lets calls under way finish, refuses new ones with 503, and then is gone', async () => {
    const here = await startTestProxy();
    try {
      here.upstream.behave((response) => setTimeout(() => json(response, 200, completion('finished')), 600));
      const underWay = [here.chat(), here.chat()];
      await until(() => here.upstream.requests.length === 2);
      const drained = here.proxy.drain();
      await pause(50);
      const refused = await here.chat();
      assert.equal(refused.status, 503);
      assert.equal(refused.body.error?.code, 'shutting_down');
      assert.equal(refused.headers['retry-after'], '5');
      assert.equal(refused.headers['connection'], 'close');
      assert.equal((await here.get('/readyz', null)).status, 503);
      for (const answer of await Promise.all(underWay)) assert.equal(answer.status, 200);
      await drained;
      await assert.rejects(openRaw(here.port));
    } finally {
      await here.close();
    }
  });

  test('ends calls that do not finish in time, with an answer, and idle connections', async () => {
    const here = await startTestProxy({ config: { timeouts: { drainMs: 300 }, limits: { concurrent: 1 } } });
    try {
      here.upstream.behave(() => undefined);
      const idle = await openRaw(here.port);
      const calls = [here.chat(), here.chat()];
      await until(() => here.upstream.requests.length === 1);
      const startedAt = performance.now();
      await here.proxy.drain();
      assert.ok(performance.now() - startedAt < 3_000);
      for (const answer of await Promise.all(calls)) assert.equal(answer.status, 503);
      await until(() => here.upstream.cancelled === 1);
      if (!idle.destroyed) await new Promise((resolve) => idle.on('close', resolve).resume());
    } finally {
      await here.close();
    }
  });
});
