import { QuotaCounter } from '../src/access/quota-counter';
import { FairQueue } from '../src/flow/fair-queue';
import { CancelledError } from '../src/http/cancelled-error';
import { completion, json } from './support/mock-upstream';
import { pause, until } from './support/until';
import { using } from './support/using';

function queueOf(options: Partial<ConstructorParameters<typeof FairQueue>[0]> = {}): FairQueue {
  return new FairQueue({ concurrent: 1, waiting: 100, waitingPerTenant: 50, deadlineMs: 5_000, ...options });
}

describe('the fair queue', () => {
  test('lets tenants take turns, whoever came first with how many', async () => {
    const queue = queueOf();
    const order: string[] = [];
    const release = await queue.acquire('blocker', 8, new AbortController().signal);
    const calls = ['a', 'a', 'a', 'a', 'b', 'c', 'b'].map(async (tenant) => {
      const done = await queue.acquire(tenant, 8, new AbortController().signal);
      order.push(tenant);
      done();
    });
    expect(queue.waiting).toBe(7);
    release();
    await Promise.all(calls);
    expect(order).toEqual(['a', 'b', 'c', 'a', 'b', 'a', 'a']);
    expect([queue.active, queue.waiting]).toEqual([0, 0]);
  });

  test('never runs more than its places, nor more of a tenant than its share', async () => {
    const queue = queueOf({ concurrent: 3 });
    let running = 0;
    let most = 0;
    const runningOf: Record<string, number> = {};
    await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const tenant = `t${index % 3}`;
        const done = await queue.acquire(tenant, 2, new AbortController().signal);
        running += 1;
        runningOf[tenant] = (runningOf[tenant] ?? 0) + 1;
        most = Math.max(most, running);
        expect(runningOf[tenant]).toBeLessThanOrEqual(2);
        await pause(1);
        running -= 1;
        runningOf[tenant] -= 1;
        done();
      }),
    );
    expect(most).toBe(3);
  });

  test('gives the place of a finished call to a tenant with room, past one at its share', async () => {
    const queue = queueOf({ concurrent: 2 });
    const first = await queue.acquire('a', 1, new AbortController().signal);
    const second = await queue.acquire('b', 1, new AbortController().signal);
    const order: string[] = [];
    const waiting = ['a', 'c'].map(async (tenant) => {
      const done = await queue.acquire(tenant, 1, new AbortController().signal);
      order.push(tenant);
      done();
    });
    second();
    await pause(5);
    expect(order).toEqual(['c']);
    first();
    await Promise.all(waiting);
    expect(order).toEqual(['c', 'a']);
  });

  test('is bounded for each tenant (429) and in all (503)', async () => {
    const queue = queueOf({ waiting: 3, waitingPerTenant: 2 });
    const release = await queue.acquire('x', 8, new AbortController().signal);
    const waiting = ['a', 'a', 'b'].map((tenant) => queue.acquire(tenant, 8, new AbortController().signal).then((done) => done()));
    await expect(queue.acquire('a', 8, new AbortController().signal)).rejects.toMatchObject({ code: 'too_many_waiting' });
    await expect(queue.acquire('c', 8, new AbortController().signal)).rejects.toMatchObject({ code: 'overloaded' });
    release();
    await Promise.all(waiting);
  });

  test('lets nobody wait past the deadline, or after the caller left', async () => {
    const queue = queueOf({ deadlineMs: 50 });
    const release = await queue.acquire('x', 8, new AbortController().signal);
    const caller = new AbortController();
    const left = expect(queue.acquire('a', 8, caller.signal)).rejects.toThrow(CancelledError);
    const late = expect(queue.acquire('b', 8, new AbortController().signal)).rejects.toMatchObject({ code: 'overloaded' });
    caller.abort(new CancelledError('caller_gone'));
    await Promise.all([left, late]);
    expect(queue.waiting).toBe(0);
    release();
    (await queue.acquire('a', 8, new AbortController().signal))();
    expect(queue.active).toBe(0);
  });
});

describe('quotas', () => {
  const quotas = { requestsPerMinute: 60, burst: 3, requestsPerDay: 100, concurrent: 8 };

  test('allow a burst, then one at a time, and say exactly when', () => {
    let now = 0;
    const counter = new QuotaCounter(Date.now, () => now);
    for (let index = 0; index < 3; index += 1) expect(counter.take('a', quotas).granted).toBe(true);
    expect(counter.take('a', quotas)).toMatchObject({ granted: false, code: 'rate_limit_exceeded', retryAfterSeconds: 1 });
    expect(counter.take('b', quotas).granted).toBe(true);
    now = 999;
    expect(counter.take('a', quotas).granted).toBe(false);
    now = 1_000;
    expect(counter.take('a', quotas).granted).toBe(true);
    expect(counter.take('a', quotas).granted).toBe(false);
  });

  test('say what is left of them, and until when', () => {
    let now = 0;
    const counter = new QuotaCounter(Date.now, () => now);
    const left = () => {
      const { limit, remaining, resetSeconds } = counter.take('a', quotas);
      return [limit, remaining, resetSeconds];
    };
    expect([left(), left(), left(), left()]).toEqual([
      [3, 2, 1],
      [3, 1, 2],
      [3, 0, 3],
      [3, 0, 3],
    ]);
    now = 3_000;
    expect(counter.take('a', { ...quotas, requestsPerDay: 4 }).remaining).toBe(0);
  });

  test('end for the day and begin anew at midnight', () => {
    let now = 86_400_000 - 60_000;
    const counter = new QuotaCounter(
      () => now,
      () => now,
    );
    const few = { ...quotas, burst: 100, requestsPerDay: 2 };
    counter.take('a', few);
    counter.take('a', few);
    expect(counter.take('a', few)).toMatchObject({ granted: false, code: 'daily_quota_exceeded', retryAfterSeconds: 60 });
    now += 60_000;
    expect(counter.take('a', few).granted).toBe(true);
  });
});

describe('a tenant at ten times its quota', () => {
  test("gets 429 with Retry-After, while none of a neighbour's calls fails", async () => {
    await using({ config: { limits: { concurrent: 4 } } }, async (here) => {
      here.upstream.behave((response) => setTimeout(() => json(response, 200, completion('ok')), 10));
      // So slow a refill that the machine's speed does not matter.
      const quotas = { requestsPerMinute: 6, burst: 5, requestsPerDay: 10_000, concurrent: 8 };
      const greedy = await here.newToken({ tenant: 'greedy', quotas });
      const neighbour = await here.newToken({ tenant: 'neighbour', quotas: { ...quotas, burst: 100 } });
      const statuses: number[] = [];
      const flood = (async () => {
        for (let index = 0; index < 100; index += 1) {
          const call = here.chat(undefined, { token: greedy }).then((answer) => {
            statuses.push(answer.status);
            if (answer.status === 429) expect(String(answer.headers['retry-after'])).toMatch(/^[1-9]\d*$/);
          });
          if (index % 10 === 9) await call;
          else await pause(5);
        }
      })();
      for (let index = 0; index < 40; index += 1) expect((await here.chat(undefined, { token: neighbour })).status).toBe(200);
      await flood;
      await until(() => statuses.length === 100);
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(50);
      expect(statuses.every((status) => status === 200 || status === 429)).toBe(true);
      expect(await here.metrics()).toMatch(/proxy_limited_total\{token="\w+"\} \d+/);
    });
  });
});
