import { Redis } from 'ioredis';
import { parseToken } from '../../src/access/token';
import { startForwarder, type Forwarder } from './forwarder';
import { describeWithEachStore, describeWithStores, startTestStores, type TestStores } from './stores';
import { prompt, startTestProxy, type TestProxy } from './test-proxy';
import { until } from './until';

export const MINUTE_MS = 60_000;
/** More than the default, so that a busy machine is not taken for an outage. */
const ANSWER_MS = 1_500;

/** An instance on real stores, each of which a test may stop, pause or replace. */
export class Outage {
  all!: TestStores;
  here!: TestProxy;
  /** What the stopwatch is ahead. */
  elapsedMs = 0;

  start(shared = this.all.stores.configOf('one', ANSWER_MS)): Promise<TestProxy> {
    return startTestProxy({ config: { shared }, dependencies: { stopwatch: () => performance.now() + this.elapsedMs } });
  }

  /** Starts the instance anew behind a forwarder, through which it reaches one of its stores. */
  async putForwarderBefore(store: 'postgres' | 'redis'): Promise<Forwarder> {
    const forwarder = await startForwarder(this.all.stores[store].port);
    await this.here.close();
    const shared = this.all.stores.configOf('one', ANSWER_MS);
    const url = { postgres: `postgresql://proxy@127.0.0.1:${forwarder.port}/proxy`, redis: `rediss://127.0.0.1:${forwarder.port}` }[store];
    this.here = await this.start({ ...shared, [store]: { ...shared[store], url } });
    return forwarder;
  }

  async statuses(calls: number, token = this.here.token): Promise<number[]> {
    const answers: number[] = [];
    for (let call = 0; call < calls; call += 1) answers.push((await this.here.chat(prompt(), { token })).status);
    return answers;
  }

  timesSaid(text: string): number {
    return this.here.said.filter((line) => line.includes(text)).length;
  }

  async joined(times: number): Promise<void> {
    await until(() => this.timesSaid('Redis answers.') === times);
  }

  /** A connection of the operator's own. */
  operator(port = this.all.stores.redis.port): Redis {
    return new Redis({ port, password: this.all.stores.password, tls: { rejectUnauthorized: false } });
  }

  async revoke(token: string): Promise<void> {
    await this.here.admin.revoke({ id: parseToken(token)?.id ?? '' });
  }
}

/** With Redis, and with `OUTAGES_WITH_VALKEY=1`, as every night, once more with Valkey: what a store answers is tested with both in any case. */
const describeAway = process.env['OUTAGES_WITH_VALKEY'] === '1' ? describeWithEachStore : describeWithStores;

/** Tests that get an instance each, on stores of all. */
export function describeOutages(title: string, tests: (at: Outage) => void, describeStores = describeAway): void {
  describeStores(title, () => {
    const at = new Outage();
    beforeAll(async () => void (at.all = await startTestStores()));
    afterAll(() => at.all.close());
    beforeEach(async () => {
      at.elapsedMs = 0;
      at.here = await at.start();
    });
    afterEach(() => at.here.close());
    tests(at);
  });
}
