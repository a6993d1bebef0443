import { startTestProxy } from './support/test-proxy';

describe('the service', () => {
  test('shows in its metrics every request that is over, however short a time ago', async () => {
    const here = await startTestProxy();
    try {
      for (let calls = 1; calls <= 10; calls += 1) {
        await here.chat();
        expect(await here.metrics()).toMatch(new RegExp(`proxy_requests_total\\{route="chat",status="200"\\} ${calls}\\n`));
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
      expect(times).toEqual(['2030-01-01T00:00:00.000Z', '2030-01-01T00:00:01.000Z', '2030-01-01T00:00:02.000Z']);
    } finally {
      await here.close();
    }
  });
});
