import { execFileSync } from 'node:child_process';
import { chownSync, closeSync, cpSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { parseToken } from '../src/access/token';
import { account } from '../src/cluster/postgres-server';
import { createRedisServer } from '../src/cluster/redis-server';
import { completion, echo, json } from './support/mock-upstream';
import { startForwarder } from './support/forwarder';
import { startStandby } from './support/standby';
import { describeWithEachStore, startTestStores, type TestStores } from './support/stores';
import { prompt, startTestProxy, type TestProxy } from './support/test-proxy';
import { until } from './support/until';

const MINUTE_MS = 60_000;
/** More than the default, so that a busy machine is not taken for an outage. */
const ANSWER_MS = 1_500;

/** Fills the disk that a file is on. */
function writeUntilFull(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(4_096));
  } catch {
    // Full.
  } finally {
    closeSync(file);
  }
}

describeWithEachStore('a store of several instances', () => {
  let all: TestStores;
  let here: TestProxy;
  /** What the stopwatch is ahead. */
  let elapsedMs: number;

  beforeAll(async () => void (all = await startTestStores()));
  afterAll(() => all.close());

  beforeEach(async () => {
    elapsedMs = 0;
    here = await start();
  });
  afterEach(() => here.close());

  function start(shared = all.stores.configOf('one', ANSWER_MS)): Promise<TestProxy> {
    return startTestProxy({ config: { shared }, dependencies: { stopwatch: () => performance.now() + elapsedMs } });
  }

  async function statuses(calls: number, token?: string): Promise<number[]> {
    const answers: number[] = [];
    for (let call = 0; call < calls; call += 1) answers.push((await here.chat(prompt(), { token: token ?? here.token })).status);
    return answers;
  }

  function timesSaid(text: string): number {
    return here.said.filter((line) => line.includes(text)).length;
  }

  async function joined(times: number): Promise<void> {
    await until(() => timesSaid('Redis answers.') === times);
  }

  /** A connection of the operator's own. */
  function operator(port = all.stores.redis.port): Redis {
    return new Redis({ port, password: all.stores.password, tls: { rejectUnauthorized: false } });
  }

  async function revoke(token: string): Promise<void> {
    await here.admin.revoke({ id: parseToken(token)?.id ?? '' });
  }

  describe('Redis', () => {
    test('that dies fails no call: each instance counts its part, and PostgreSQL is asked for each token', async () => {
      const [leaked, unused] = [await here.newToken(), await here.newToken()];
      for (const token of [leaked, unused]) expect(await statuses(2, token)).toEqual([200, 200]);
      const limited = await here.newToken({ tenant: 'limited', quotas: { requestsPerMinute: 1, burst: 2 } });
      await all.stores.redis.kill();
      expect(await statuses(10)).toEqual(Array.from({ length: 10 }, () => 200));
      expect(timesSaid('Redis is away')).toBe(1);
      expect(await here.metrics()).toMatch(/proxy_store_up\{store="redis",replica="one"\} 0[^]*|proxy_counting_alone\{replica="one"\} 1/);
      expect(await statuses(3, limited)).toEqual([200, 200, 429]);
      expect(await statuses(1, await here.newToken({ tenant: 'late' }))).toEqual([200]);
      await revoke(leaked);
      await revoke(unused);
      expect(here.warnings.length).toBe(2);
      expect(here.warnings[0]).toMatch(/stored in PostgreSQL, but Redis could not be told/);
      expect(await statuses(1, leaked)).toEqual([401]);
      await all.stores.redis.start();
      await joined(2);
      expect(await statuses(3)).toEqual([200, 200, 200]);
      // Also one that nobody asked about meanwhile, and of which Redis was not told.
      for (const token of [leaked, unused]) expect(await statuses(1, token)).toEqual([401]);
      expect(await here.metrics()).toMatch(/proxy_counting_alone\{replica="one"\} 0/);
    });

    test('that stays away is waited for a minute, and then calls are refused with 503 and Retry-After until it is back', async () => {
      await all.stores.redis.kill();
      expect(await statuses(1)).toEqual([200]);
      expect((await here.get('/readyz', null)).status).toBe(200);
      elapsedMs += MINUTE_MS + 1;
      const refused = await here.chat();
      expect([refused.status, refused.body.error?.code, refused.headers['retry-after']]).toEqual([503, 'quotas_unavailable', '5']);
      expect((await here.get('/readyz', null)).status).toBe(503);
      expect(await here.metrics()).toMatch(/proxy_quota_faults_total\{replica="one"\} 1/);
      await all.stores.redis.start();
      await joined(2);
      expect(await statuses(1)).toEqual([200]);
      expect((await here.get('/readyz', null)).status).toBe(200);
    });

    test('that hangs counts as away, and holds up no further call', async () => {
      all.stores.redis.pause();
      expect(await statuses(3)).toEqual([200, 200, 200]);
      expect(timesSaid('Redis is away')).toBe(1);
      all.stores.redis.resume();
      await joined(2);
      expect(await statuses(1)).toEqual([200]);
    });

    test('that is slow makes calls slow, and is counted on all the same', async () => {
      const forwarder = await startForwarder(all.stores.redis.port);
      await here.close();
      const shared = all.stores.configOf('one', ANSWER_MS);
      here = await start({ ...shared, redis: { ...shared.redis, url: `rediss://127.0.0.1:${forwarder.port}` } });
      try {
        const limited = await here.newToken({ tenant: 'slow', quotas: { requestsPerDay: 3 } });
        expect(await statuses(1, limited)).toEqual([200]);
        forwarder.slowDown(150);
        const startedAt = performance.now();
        expect((await Promise.all([1, 2, 3, 4].map(() => statuses(1, limited)))).flat().sort()).toEqual([200, 200, 429, 429]);
        expect(performance.now() - startedAt).toBeGreaterThan(300);
        expect(timesSaid('Redis is away')).toBe(0);
      } finally {
        forwarder.close();
      }
    });

    test('that is full refuses to count, which is told by its own word, and forgets nothing', async () => {
      const redis = operator();
      const limited = await here.newToken({ tenant: 'limited-full', quotas: { requestsPerDay: 3 } });
      expect(await statuses(2, limited)).toEqual([200, 200]);
      await redis.config('SET', 'maxmemory', '1');
      expect(await statuses(2)).toEqual([200, 200]);
      expect(timesSaid('Redis is away (OOM)')).toBe(1);
      await redis.config('SET', 'maxmemory', '0');
      await joined(2);
      expect(await statuses(2, limited)).toEqual([200, 429]);
      redis.disconnect();
    });

    test('that comes back empty or with old data lets in no token that was revoked since', async () => {
      const [first, second] = [await here.newToken(), await here.newToken()];
      expect(await statuses(1, first)).toEqual([200]);
      expect(await statuses(1, second)).toEqual([200]);
      await all.stores.redis.stop();
      const [files, backup] = ['redis', 'redis-old'].map((name) => join(all.directory, 'stores', name)) as [string, string];
      cpSync(files, backup, { recursive: true });
      await all.stores.redis.start();
      await joined(2);
      expect(await statuses(1, second)).toEqual([200]);
      await revoke(first);
      await all.stores.redis.stop();
      rmSync(files, { recursive: true });
      cpSync(backup, files, { recursive: true });
      await all.stores.redis.start();
      await joined(3);
      expect(await statuses(1, first)).toEqual([401]);
      await revoke(second);
      const redis = operator();
      await redis.flushall();
      redis.disconnect();
      expect(await statuses(1, second)).toEqual([401]);
      expect(await statuses(1)).toEqual([200]);
    });

    test('that comes back knows what calls are under way, so that no tenant has more than its share', async () => {
      const narrow = await here.newToken({ tenant: 'narrow', quotas: { concurrent: 1 } });
      let finish = (): void => undefined;
      here.upstream.behave((response) => (finish = () => json(response, 200, completion('held'))));
      const held = here.chat(prompt('held'), { token: narrow });
      await until(() => here.upstream.requests.length === 1);
      here.upstream.behave(echo);
      await all.stores.redis.kill();
      await all.stores.redis.start();
      await joined(2);
      const next = here.chat(prompt('next'), { token: narrow });
      await until(async () => (await here.metrics()).includes('proxy_queue_waiting{replica="one"} 1'));
      expect(here.upstream.requests.length).toBe(1);
      finish();
      expect([(await held).status, (await next).status]).toEqual([200, 200]);
    });

    test('that fails over to its replica goes on with the same counts', async () => {
      const { redis: primary } = all.stores;
      const directory = join(all.directory, 'replica');
      const tls = { certificateFile: join(all.directory, 'ca.pem'), keyFile: join(all.directory, 'key.pem') };
      const settings = ['tls-replication yes', `tls-ca-cert-file ${tls.certificateFile}`, `replicaof 127.0.0.1 ${primary.port}`];
      const password = all.stores.password;
      const replica = await (await createRedisServer({ directory, password, tls, settings })).start();
      const follower = operator(replica.port);
      const forwarder = await startForwarder(primary.port);
      await here.close();
      const shared = all.stores.configOf('one', ANSWER_MS);
      here = await start({ ...shared, redis: { ...shared.redis, url: `rediss://127.0.0.1:${forwarder.port}` } });
      try {
        await until(async () => (await follower.info('replication')).includes('master_link_status:up'));
        const limited = await here.newToken({ tenant: 'failing-over', quotas: { requestsPerDay: 4 } });
        expect(await statuses(3, limited)).toEqual([200, 200, 200]);
        const day = (): Promise<string | null> => follower.hget('proxy:tenant:failing-over', 'today');
        await until(async () => (await day()) === '3');
        await primary.kill();
        forwarder.switchTo(replica.port);
        expect(await statuses(3)).toEqual([200, 200, 200]);
        // Reached, and still only a replica, which takes no writes.
        await until(() => timesSaid('Redis is away') === 1);
        expect(timesSaid('Redis answers.')).toBe(1);
        await follower.replicaof('NO', 'ONE');
        await joined(2);
        expect(await statuses(2, limited)).toEqual([200, 429]);
      } finally {
        follower.disconnect();
        forwarder.close();
        await replica.kill();
        await primary.start();
      }
    });
  });

  describe('PostgreSQL', () => {
    test('that is away keeps nobody waiting whose token is known, for a quarter of an hour, and nobody else gets in', async () => {
      const unknown = await here.newToken({ tenant: 'unknown' });
      expect(await statuses(1)).toEqual([200]);
      await all.stores.postgres.kill();
      expect(await statuses(5)).toEqual([200, 200, 200, 200, 200]);
      const refused = await here.chat(prompt(), { token: unknown });
      expect([refused.status, refused.body.error?.code, refused.headers['retry-after']]).toEqual([503, 'tokens_unavailable', '5']);
      expect(await here.metrics()).toMatch(/proxy_store_up\{store="postgres",replica="one"\} 0/);
      expect((await here.get('/readyz', null)).status).toBe(200);
      elapsedMs += 15 * MINUTE_MS + 1;
      expect(await statuses(1)).toEqual([503]);
      await all.stores.postgres.start();
      await until(async () => (await statuses(1))[0] === 200);
      expect(await statuses(1, unknown)).toEqual([200]);
    });

    test('that hangs holds up only who is not known yet', async () => {
      const unknown = await here.newToken({ tenant: 'unknown-2' });
      expect(await statuses(1)).toEqual([200]);
      all.stores.postgres.pause();
      expect(await statuses(3)).toEqual([200, 200, 200]);
      expect(await statuses(1, unknown)).toEqual([503]);
      all.stores.postgres.resume();
      await until(async () => (await statuses(1, unknown))[0] === 200);
    });

    test('that is slow delays only who is not known yet', async () => {
      const forwarder = await startForwarder(all.stores.postgres.port);
      await here.close();
      const shared = all.stores.configOf('one', ANSWER_MS);
      here = await start({ ...shared, postgres: { ...shared.postgres, url: `postgresql://proxy@127.0.0.1:${forwarder.port}/proxy` } });
      try {
        const unknown = await here.newToken({ tenant: 'unknown-3' });
        expect(await statuses(1)).toEqual([200]);
        forwarder.slowDown(150);
        const startedAt = performance.now();
        expect(await statuses(1, unknown)).toEqual([200]);
        expect(performance.now() - startedAt).toBeGreaterThan(300);
        // Whatever the machine's speed: twenty answers that had waited would take six seconds.
        const knownAt = performance.now();
        expect(await statuses(20, unknown)).toEqual(new Array<number>(20).fill(200));
        expect(performance.now() - knownAt).toBeLessThan(6_000);
      } finally {
        forwarder.close();
      }
    });

    // Mounting a small disk needs root, as CI has.
    (process.getuid?.() === 0 ? test : test.skip)('that is full changes nothing or all of it, and goes on reading', async () => {
      const disk = join(all.directory, 'small-disk');
      mkdirSync(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
      const { postgres, password, socketDirectory } = all.stores;
      const owner = new Client({ host: socketDirectory, port: postgres.port, user: 'postgres', database: 'proxy', password });
      try {
        const { uid, gid } = account() ?? { uid: 0, gid: 0 };
        chownSync(disk, uid, gid);
        await owner.connect();
        await owner.query(`CREATE TABLESPACE small LOCATION '${disk}'`);
        await owner.query('ALTER TABLE tokens SET TABLESPACE small');
        await owner.query('ALTER TABLE audit SET TABLESPACE small');
        const known = await here.newToken({ tenant: 'before' });
        writeUntilFull(join(disk, 'other'));
        const issued: string[] = [];
        await expect(
          (async () => {
            for (;;) issued.push(await here.newToken({ tenant: `full-${issued.length}` }));
          })(),
        ).rejects.toThrow('No space left on device');
        expect(await statuses(2, known)).toEqual([200, 200]);
        for (const token of issued.slice(-3)) expect(await statuses(1, token)).toEqual([200]);
        const client = await all.asOwner();
        const count = async (sql: string): Promise<number> => Number((await client.query<{ count: string }>(sql)).rows[0]?.count);
        expect(await count(`SELECT count(*) FROM tokens WHERE tenant LIKE 'full-%'`)).toBe(issued.length);
        expect(await count(`SELECT count(*) FROM audit WHERE tenant LIKE 'full-%'`)).toBe(issued.length);
        await client.end();
        rmSync(join(disk, 'other'));
        expect(await statuses(1, await here.newToken({ tenant: 'after' }))).toEqual([200]);
        await revoke(known);
        expect(await statuses(1, known)).toEqual([401]);
      } finally {
        for (const table of ['tokens', 'audit']) await owner.query(`ALTER TABLE ${table} SET TABLESPACE pg_default`);
        await owner.query('DROP TABLESPACE small');
        await owner.end();
        execFileSync('umount', [disk]);
      }
    });

    test('that comes back with old data lets in no token that was revoked since', async () => {
      const token = await here.newToken();
      expect(await statuses(1, token)).toEqual([200]);
      await revoke(token);
      const client = await all.asOwner();
      await client.query('UPDATE tokens SET revoked_at = NULL');
      await client.end();
      expect(await statuses(1, token)).toEqual([401]);
      await here.close();
      here = await start();
      expect(await statuses(1, token)).toEqual([401]);
    });

    test('and Redis away together refuse everybody with 503, and nobody with 401', async () => {
      expect(await statuses(1)).toEqual([200]);
      await Promise.all([all.stores.redis.kill(), all.stores.postgres.kill()]);
      for (let call = 0; call < 3; call += 1) expect((await here.chat()).body.error?.code).toBe('tokens_unavailable');
      expect((await here.get('/readyz', null)).status).toBe(503);
      await Promise.all([all.stores.redis.start(), all.stores.postgres.start()]);
      await joined(2);
      await until(async () => (await statuses(1))[0] === 200);
    });

    test('that fails over to its standby has every token', async () => {
      const { postgres } = all.stores;
      const standby = await startStandby(postgres, join(all.directory, 'standby'), all.stores.password);
      const forwarder = await startForwarder(postgres.port);
      await here.close();
      const shared = all.stores.configOf('one', ANSWER_MS);
      here = await start({ ...shared, postgres: { ...shared.postgres, url: `postgresql://proxy@127.0.0.1:${forwarder.port}/proxy` } });
      try {
        const before = await here.newToken({ tenant: 'before' });
        await until(async () => {
          const client = new Client({
            host: join(all.directory, 'standby'),
            port: standby.server.port,
            user: 'proxy',
            password: all.stores.password,
          });
          await client.connect();
          const { rowCount } = await client.query('SELECT FROM tokens WHERE id = $1', [parseToken(before)?.id]);
          await client.end();
          return rowCount === 1;
        });
        expect(await statuses(1)).toEqual([200]);
        await postgres.kill();
        forwarder.switchTo(standby.server.port);
        expect(await statuses(2)).toEqual([200, 200]);
        // A standby can be read.
        expect(await statuses(1, before)).toEqual([200]);
        await expect(here.newToken({ tenant: 'after' })).rejects.toThrow(/recovery|read-only/);
        standby.promote();
        let after = '';
        await until(async () => (after = await here.newToken({ tenant: 'after' }).catch(() => '')) !== '');
        expect(await statuses(1, after)).toEqual([200]);
      } finally {
        forwarder.close();
        await standby.server.kill();
        await postgres.start();
      }
    });
  });
});
