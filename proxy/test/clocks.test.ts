import { FailedAttempts } from '../src/access/failed-attempts';
import { QuotaCounter } from '../src/access/quota-counter';
import { parseToken } from '../src/access/token';
import { using } from './support/using';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOON = Date.parse('2030-01-01T12:00:00Z');

/** The time of day, which a test sets as it likes, and a stopwatch, which only ever goes on. */
class TestClocks {
  time = NOON;
  elapsed = 0;
  readonly clock = (): number => this.time;
  readonly stopwatch = (): number => this.elapsed;

  pass(milliseconds: number): void {
    this.time += milliseconds;
    this.elapsed += milliseconds;
  }
}

describe('a clock that jumps', () => {
  const quotas = { requestsPerMinute: 60, burst: 2, requestsPerDay: 1_000, concurrent: 8 };

  test.each([-30 * DAY_MS, -HOUR_MS, HOUR_MS, 365 * DAY_MS])('by %i ms changes no rate: what was used up is due a second later', (jump) => {
    const clocks = new TestClocks();
    const counter = new QuotaCounter(clocks.clock, clocks.stopwatch);
    counter.take('a', quotas);
    counter.take('a', quotas);
    clocks.time += jump;
    expect(counter.take('a', quotas)).toMatchObject({ granted: false, retryAfterSeconds: 1 });
    clocks.pass(1_000);
    expect(counter.take('a', quotas).granted).toBe(true);
  });

  test('back makes nobody wait longer than a day for a daily quota', () => {
    const clocks = new TestClocks();
    const counter = new QuotaCounter(clocks.clock, clocks.stopwatch);
    const few = { ...quotas, requestsPerDay: 1 };
    counter.take('a', few);
    // Twenty hours go by, and the clock is set to the same morning again and again.
    clocks.elapsed += 20 * HOUR_MS;
    expect(counter.take('a', few)).toMatchObject({ code: 'daily_quota_exceeded', retryAfterSeconds: 4 * 3_600 });
    clocks.elapsed += 4 * HOUR_MS;
    expect(counter.take('a', few).granted).toBe(true);
  });

  test.each([-40 * DAY_MS, 40 * DAY_MS])('by %i ms, and back again, leaves a daily quota within its day', (jump) => {
    const clocks = new TestClocks();
    const counter = new QuotaCounter(clocks.clock, clocks.stopwatch);
    const few = { ...quotas, requestsPerDay: 1 };
    for (const move of [0, jump, -jump]) {
      clocks.time += move;
      clocks.pass(1_000);
      counter.take('a', few);
      expect(counter.take('a', few).resetSeconds).toBeLessThanOrEqual(DAY_MS / 1_000);
    }
  });

  test('keeps nobody slowed down: failures are forgotten after a quarter of an hour that has passed', () => {
    const clocks = new TestClocks();
    const attempts = new FailedAttempts(clocks.stopwatch);
    for (let index = 0; index < 7; index += 1) attempts.record('a');
    clocks.time -= DAY_MS;
    clocks.elapsed += 900_001;
    expect(attempts.record('a')).toBe(0);
  });

  test('back does not lengthen the grace period of a rotated token that was used in it', async () => {
    const clocks = new TestClocks();
    await using({ dependencies: { clock: clocks.clock, stopwatch: clocks.stopwatch } }, async (here) => {
      const statusOf = async (token: string): Promise<number> => (await here.get('/v1/models', token)).status;
      const [successor] = await here.admin.rotate({ id: parseToken(here.token)?.id ?? '' }, HOUR_MS);
      expect(await statusOf(here.token)).toBe(200);
      clocks.time -= DAY_MS;
      clocks.elapsed += HOUR_MS - 1;
      expect(await statusOf(here.token)).toBe(200);
      clocks.elapsed += 1;
      expect(await statusOf(here.token)).toBe(401);
      expect(await statusOf(successor?.token ?? '')).toBe(200);
    });
  });
});
