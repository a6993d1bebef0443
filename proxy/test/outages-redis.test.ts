import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRedisServer } from '../src/cluster/redis-server';
import { createSelfSigned } from '../src/tls/self-signed';
import { completion, echo, json } from './support/mock-upstream';
import { describeOutages, MINUTE_MS } from './support/outage';
import { prompt } from './support/test-proxy';
import { until } from './support/until';

describeOutages('Redis', (at) => {
  test('that dies fails no call: each instance counts its part, and PostgreSQL is asked for each token', async () => {
    const [leaked, unused] = [await at.here.newToken(), await at.here.newToken()];
    for (const token of [leaked, unused]) expect(await at.statuses(2, token)).toEqual([200, 200]);
    const limited = await at.here.newToken({ tenant: 'limited', quotas: { requestsPerMinute: 1, burst: 2 } });
    await at.all.stores.redis.kill();
    expect(await at.statuses(10)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(at.timesSaid('Redis is away')).toBe(1);
    await until(() => at.timesSaid('Redis still does not answer (ECONNREFUSED)') === 1);
    expect(await at.here.metrics()).toMatch(/proxy_store_up\{store="redis",replica="one"\} 0[^]*|proxy_counting_alone\{replica="one"\} 1/);
    expect(await at.statuses(3, limited)).toEqual([200, 200, 429]);
    expect(await at.statuses(1, await at.here.newToken({ tenant: 'late' }))).toEqual([200]);
    await at.revoke(leaked);
    await at.revoke(unused);
    expect(at.here.warnings.length).toBe(2);
    expect(at.here.warnings[0]).toMatch(/stored in PostgreSQL, but Redis could not be told of it \(ECONNREFUSED\)/);
    expect(at.timesSaid('ECONNREFUSED')).toBe(1);
    expect(await at.statuses(1, leaked)).toEqual([401]);
    await at.all.stores.redis.start();
    await at.joined(2);
    expect(await at.statuses(3)).toEqual([200, 200, 200]);
    // Also one that nobody asked about meanwhile, and of which Redis was not told.
    for (const token of [leaked, unused]) expect(await at.statuses(1, token)).toEqual([401]);
    expect(await at.here.metrics()).toMatch(/proxy_counting_alone\{replica="one"\} 0/);
  });

  test('that stays away is waited for a minute, and then calls are refused with 503 and Retry-After until it is back', async () => {
    await at.all.stores.redis.kill();
    expect(await at.statuses(1)).toEqual([200]);
    expect((await at.here.get('/readyz', null)).status).toBe(200);
    at.elapsedMs += MINUTE_MS + 1;
    const refused = await at.here.chat();
    expect([refused.status, refused.body.error?.code, refused.headers['retry-after']]).toEqual([503, 'quotas_unavailable', '5']);
    expect((await at.here.get('/readyz', null)).status).toBe(503);
    expect(await at.here.metrics()).toMatch(/proxy_quota_faults_total\{replica="one"\} 1/);
    await at.all.stores.redis.start();
    await at.joined(2);
    expect(await at.statuses(1)).toEqual([200]);
    expect((await at.here.get('/readyz', null)).status).toBe(200);
  });

  test('that hangs counts as away, and holds up no further call', async () => {
    at.all.stores.redis.pause();
    expect(await at.statuses(3)).toEqual([200, 200, 200]);
    expect(at.timesSaid('Redis is away')).toBe(1);
    at.all.stores.redis.resume();
    await at.joined(2);
    expect(await at.statuses(1)).toEqual([200]);
  });

  test('that hangs holds up no command, which would keep a new token to itself', async () => {
    await at.here.newToken({ tenant: 'rotated' });
    await at.here.admin.rotate({ tenant: 'rotated' }, 0);
    expect(at.here.warnings).toEqual([]);
    at.all.stores.redis.pause();
    try {
      expect((await at.here.admin.rotate({ tenant: 'rotated' }, 0)).length).toBe(1);
      expect(at.here.warnings).toEqual([expect.stringContaining('Redis could not be told of it (no connection)')]);
    } finally {
      at.all.stores.redis.resume();
    }
    await at.joined(2);
  });

  test('that does not let an instance in is told by what it lacks', async () => {
    const file = join(at.all.directory, 'wrong');
    writeFileSync(file, 'wrong', { mode: 0o600 });
    const own = await createSelfSigned();
    const caFile = join(at.all.directory, 'other-ca.pem');
    writeFileSync(caFile, own.cert);
    const shared = at.all.stores.configOf('two');
    for (const [wrong, reason] of [
      [{ password: { file } }, 'WRONGPASS'],
      [{ caFile }, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
      [{ url: 'rediss://127.0.0.1:1' }, 'ECONNREFUSED'],
    ] as const) {
      await at.here.close();
      at.here = await at.start({ ...shared, redis: { ...shared.redis, ...wrong } });
      expect(at.timesSaid(`Redis is away (${reason})`)).toBe(1);
    }
  });

  test('that is slow makes calls slow, and is counted on all the same', async () => {
    const forwarder = await at.putForwarderBefore('redis');
    try {
      const limited = await at.here.newToken({ tenant: 'slow', quotas: { requestsPerDay: 3 } });
      expect(await at.statuses(1, limited)).toEqual([200]);
      forwarder.slowDown(150);
      const startedAt = performance.now();
      expect((await Promise.all([1, 2, 3, 4].map(() => at.statuses(1, limited)))).flat().sort()).toEqual([200, 200, 429, 429]);
      expect(performance.now() - startedAt).toBeGreaterThan(300);
      expect(at.timesSaid('Redis is away')).toBe(0);
    } finally {
      forwarder.close();
    }
  });

  test('that is full refuses to count, which is told by its own word, and forgets nothing', async () => {
    const redis = at.operator();
    const limited = await at.here.newToken({ tenant: 'limited-full', quotas: { requestsPerDay: 3 } });
    expect(await at.statuses(2, limited)).toEqual([200, 200]);
    await redis.config('SET', 'maxmemory', '1');
    expect(await at.statuses(2)).toEqual([200, 200]);
    expect(at.timesSaid('Redis is away (OOM)')).toBe(1);
    await redis.config('SET', 'maxmemory', '0');
    await at.joined(2);
    expect(await at.statuses(2, limited)).toEqual([200, 429]);
    redis.disconnect();
  });

  test('that comes back empty or with old data lets in no token that was revoked since', async () => {
    const [first, second] = [await at.here.newToken(), await at.here.newToken()];
    expect(await at.statuses(1, first)).toEqual([200]);
    expect(await at.statuses(1, second)).toEqual([200]);
    await at.all.stores.redis.stop();
    const [files, backup] = ['redis', 'redis-old'].map((name) => join(at.all.directory, 'stores', name)) as [string, string];
    cpSync(files, backup, { recursive: true });
    await at.all.stores.redis.start();
    await at.joined(2);
    expect(await at.statuses(1, second)).toEqual([200]);
    await at.revoke(first);
    await at.all.stores.redis.stop();
    rmSync(files, { recursive: true });
    cpSync(backup, files, { recursive: true });
    await at.all.stores.redis.start();
    await at.joined(3);
    expect(await at.statuses(1, first)).toEqual([401]);
    await at.revoke(second);
    const redis = at.operator();
    await redis.flushall();
    redis.disconnect();
    expect(await at.statuses(1, second)).toEqual([401]);
    expect(await at.statuses(1)).toEqual([200]);
  });

  test('that comes back knows what calls are under way, so that no tenant has more than its share', async () => {
    const narrow = await at.here.newToken({ tenant: 'narrow', quotas: { concurrent: 1 } });
    let finish = (): void => undefined;
    at.here.upstream.behave((response) => (finish = () => json(response, 200, completion('held'))));
    const held = at.here.chat(prompt('held'), { token: narrow });
    await until(() => at.here.upstream.requests.length === 1);
    at.here.upstream.behave(echo);
    await at.all.stores.redis.kill();
    await at.all.stores.redis.start();
    await at.joined(2);
    const next = at.here.chat(prompt('next'), { token: narrow });
    await until(async () => (await at.here.metrics()).includes('proxy_queue_waiting{replica="one"} 1'));
    expect(at.here.upstream.requests.length).toBe(1);
    finish();
    expect([(await held).status, (await next).status]).toEqual([200, 200]);
  });

  test('that fails over to its replica goes on with the same counts', async () => {
    const { redis: primary } = at.all.stores;
    const directory = join(at.all.directory, 'replica');
    const tls = { certificateFile: join(at.all.directory, 'ca.pem'), keyFile: join(at.all.directory, 'key.pem') };
    const settings = ['tls-replication yes', `tls-ca-cert-file ${tls.certificateFile}`, `replicaof 127.0.0.1 ${primary.port}`];
    const password = at.all.stores.password;
    const replica = await (await createRedisServer({ directory, password, tls, settings })).start();
    const follower = at.operator(replica.port);
    const forwarder = await at.putForwarderBefore('redis');
    try {
      await until(async () => (await follower.info('replication')).includes('master_link_status:up'));
      const limited = await at.here.newToken({ tenant: 'failing-over', quotas: { requestsPerDay: 4 } });
      expect(await at.statuses(3, limited)).toEqual([200, 200, 200]);
      const day = (): Promise<string | null> => follower.hget('proxy:tenant:failing-over', 'today');
      await until(async () => (await day()) === '3');
      await primary.kill();
      forwarder.switchTo(replica.port);
      expect(await at.statuses(3)).toEqual([200, 200, 200]);
      // Reached, and still only a replica, which takes no writes.
      await until(() => at.timesSaid('Redis is away') === 1);
      expect(at.timesSaid('Redis answers.')).toBe(1);
      await follower.replicaof('NO', 'ONE');
      await at.joined(2);
      expect(await at.statuses(2, limited)).toEqual([200, 429]);
    } finally {
      follower.disconnect();
      forwarder.close();
      await replica.kill();
      await primary.start();
    }
  });
});
