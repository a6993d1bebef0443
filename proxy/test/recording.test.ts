import { using } from './support/using';

describe('the service', () => {
  test('shows in its metrics every request that is over, however short a time ago', async () => {
    await using({}, async (here) => {
      for (let calls = 1; calls <= 10; calls += 1) {
        await here.chat();
        expect(await here.metrics()).toMatch(new RegExp(`proxy_requests_total\\{route="chat",status="200"\\} ${calls}\\n`));
      }
    });
  });

  test('has every line in its log when it has stopped, with the time at which the request ended', async () => {
    let now = Date.parse('2030-01-01T00:00:00Z');
    await using({ dependencies: { clock: () => now } }, async (here) => {
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
    });
  });
});
