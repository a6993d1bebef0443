import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { EndedRequests } from '../src/log/ended-requests';
import type { RequestLine } from '../src/log/request-log';
import { startTestProxy } from './support/test-proxy';

function line(requestId: string): RequestLine {
  return {
    endedAt: 0,
    requestId,
    tokenId: null,
    route: 'chat',
    model: null,
    status: 200,
    durationMs: 1,
    queueMs: null,
    upstreamMs: null,
    promptTokens: null,
    completionTokens: null,
    bytesIn: 0,
    bytesOut: 0,
  };
}

describe('requests that are over', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  test('are recorded together, in their order, a tenth of a second after the first of them', () => {
    const recorded: string[] = [];
    const ended = new EndedRequests(({ requestId }) => void recorded.push(requestId));
    ended.add(line('a'), []);
    mock.timers.tick(60);
    ended.add(line('b'), []);
    mock.timers.tick(39);
    assert.deepEqual(recorded, []);
    mock.timers.tick(1);
    assert.deepEqual(recorded, ['a', 'b']);
    ended.add(line('c'), []);
    mock.timers.tick(100);
    assert.deepEqual(recorded, ['a', 'b', 'c']);
  });

  test('are recorded at once when there are many, each of them once', () => {
    const recorded: string[] = [];
    const ended = new EndedRequests(({ requestId }) => void recorded.push(requestId));
    for (let index = 0; index < 70; index += 1) ended.add(line(String(index)), []);
    assert.equal(recorded.length, 64);
    ended.flush();
    mock.timers.tick(1_000);
    assert.deepEqual(
      recorded,
      Array.from({ length: 70 }, (_, index) => String(index)),
    );
  });
});

describe('the service', () => {
  test('shows in its metrics every request that is over, however short a time ago', async () => {
    const here = await startTestProxy();
    try {
      for (let calls = 1; calls <= 10; calls += 1) {
        await here.chat();
        assert.match(await here.metrics(), new RegExp(`proxy_requests_total\\{route="chat",status="200"\\} ${calls}\\n`));
      }
    } finally {
      await here.close();
    }
  });

  test('has every line in its log when it has stopped, with the time at which the request ended', async () => {
    let now = Date.parse('2030-01-01T00:00:00Z');
    const here = await startTestProxy({ dependencies: { clock: () => now } });
    try {
      for (let second = 1; second <= 3; second += 1) {
        await here.chat();
        now += 1_000;
      }
      await here.proxy.close();
      const times = here
        .logText()
        .trim()
        .split('\n')
        .map((text) => (JSON.parse(text) as { time: string }).time);
      assert.deepEqual(times, ['2030-01-01T00:00:00.000Z', '2030-01-01T00:00:01.000Z', '2030-01-01T00:00:02.000Z']);
    } finally {
      await here.close();
    }
  });
});
