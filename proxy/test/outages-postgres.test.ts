import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { parseToken } from '../src/access/token';
import { describeOutages, MINUTE_MS } from './support/outage';
import { describeWithStores, minimalConfig } from './support/stores';
import { openUsedStore } from './support/used-store';
import { startStandby } from './support/standby';
import { prompt } from './support/test-proxy';
import { until } from './support/until';

describeOutages(
  'PostgreSQL',
  (at) => {
    test('that is away keeps nobody waiting whose token is known, for a quarter of an hour, and nobody else gets in', async () => {
      const unknown = await at.here.newToken({ tenant: 'unknown' });
      expect(await at.statuses(1)).toEqual([200]);
      await at.all.stores.postgres.kill();
      expect(await at.statuses(5)).toEqual([200, 200, 200, 200, 200]);
      const refused = await at.here.chat(prompt(), { token: unknown });
      expect([refused.status, refused.body.error?.code, refused.headers['retry-after']]).toEqual([503, 'tokens_unavailable', '5']);
      expect(await at.here.metrics()).toMatch(/proxy_store_up\{store="postgres",replica="one"\} 0/);
      expect((await at.here.get('/readyz', null)).status).toBe(200);
      at.elapsedMs += 15 * MINUTE_MS + 1;
      expect(await at.statuses(1)).toEqual([503]);
      await until(() => at.timesSaid('PostgreSQL is away (ECONNREFUSED)') === 1);
      await at.all.stores.postgres.start();
      await until(async () => (await at.statuses(1))[0] === 200);
      expect(await at.statuses(1, unknown)).toEqual([200]);
      await until(() => at.timesSaid('PostgreSQL answers.') === 1);
    });

    test('that does not let an instance in is told by what it lacks, to the service and to commands', async () => {
      const file = join(at.all.directory, 'wrong');
      writeFileSync(file, 'wrong', { mode: 0o600 });
      const shared = at.all.stores.configOf('two');
      const address = `postgresql://proxy@127.0.0.1:${at.all.stores.postgres.port}`;
      for (const [wrong, reason] of [
        [{ password: { file } }, '28P01, the account or its password is wrong'],
        [{ url: `${address}/postgres` }, '42P01, its tables are missing: npm run migrate'],
        [{ url: 'postgresql://proxy@127.0.0.1:1/proxy' }, 'ECONNREFUSED'],
      ] as const) {
        const config = minimalConfig(at.all.directory, { ...shared, postgres: { ...shared.postgres, ...wrong } });
        const said: string[] = [];
        const used = openUsedStore(config, said);
        await used.store.open();
        expect(used.store.isReady).toBe(false);
        await expect(used.admin.list()).rejects.toThrow(`PostgreSQL cannot be used (${reason})`);
        await used.admin.close();
        await used.store.close();
        expect(said.filter((line) => line.startsWith(`PostgreSQL is away (${reason})`)).length).toBe(1);
      }
    });

    test('that hangs holds up only who is not known yet', async () => {
      const unknown = await at.here.newToken({ tenant: 'unknown-2' });
      expect(await at.statuses(1)).toEqual([200]);
      at.all.stores.postgres.pause();
      expect(await at.statuses(3)).toEqual([200, 200, 200]);
      expect(await at.statuses(1, unknown)).toEqual([503]);
      at.all.stores.postgres.resume();
      await until(async () => (await at.statuses(1, unknown))[0] === 200);
    });

    test('that is slow delays only who is not known yet', async () => {
      const forwarder = await at.putForwarderBefore('postgres');
      try {
        const unknown = await at.here.newToken({ tenant: 'unknown-3' });
        expect(await at.statuses(1)).toEqual([200]);
        forwarder.slowDown(150);
        const startedAt = performance.now();
        expect(await at.statuses(1, unknown)).toEqual([200]);
        expect(performance.now() - startedAt).toBeGreaterThan(300);
        const before = forwarder.timesAsked();
        expect(await at.statuses(20, unknown)).toEqual(new Array<number>(20).fill(200));
        // Of twenty calls that each asked, there would be twenty at least.
        expect(forwarder.timesAsked() - before).toBeLessThan(20);
      } finally {
        forwarder.close();
      }
    });

    test('that comes back with old data lets in no token that was revoked since', async () => {
      const token = await at.here.newToken();
      expect(await at.statuses(1, token)).toEqual([200]);
      await at.revoke(token);
      const client = await at.all.asOwner();
      await client.query('UPDATE tokens SET revoked_at = NULL');
      await client.end();
      expect(await at.statuses(1, token)).toEqual([401]);
      await at.here.close();
      at.here = await at.start();
      expect(await at.statuses(1, token)).toEqual([401]);
    });

    test('and Redis away together refuse everybody with 503, and nobody with 401', async () => {
      expect(await at.statuses(1)).toEqual([200]);
      await Promise.all([at.all.stores.redis.kill(), at.all.stores.postgres.kill()]);
      for (let call = 0; call < 3; call += 1) expect((await at.here.chat()).body.error?.code).toBe('tokens_unavailable');
      expect((await at.here.get('/readyz', null)).status).toBe(503);
      await Promise.all([at.all.stores.redis.start(), at.all.stores.postgres.start()]);
      await at.joined(2);
      await until(async () => (await at.statuses(1))[0] === 200);
    });

    test('that fails over to its standby has every token', async () => {
      const { postgres } = at.all.stores;
      const standby = await startStandby(postgres, join(at.all.directory, 'standby'), at.all.stores.password);
      const forwarder = await at.putForwarderBefore('postgres');
      try {
        const before = await at.here.newToken({ tenant: 'before' });
        await until(async () => {
          const client = new Client({
            host: join(at.all.directory, 'standby'),
            port: standby.server.port,
            user: 'proxy',
            password: at.all.stores.password,
          });
          await client.connect();
          const { rowCount } = await client.query('SELECT FROM tokens WHERE id = $1', [parseToken(before)?.id]);
          await client.end();
          return rowCount === 1;
        });
        expect(await at.statuses(1)).toEqual([200]);
        await postgres.kill();
        forwarder.switchTo(standby.server.port);
        expect(await at.statuses(2)).toEqual([200, 200]);
        // A standby can be read.
        expect(await at.statuses(1, before)).toEqual([200]);
        await expect(at.here.newToken({ tenant: 'after' })).rejects.toThrow(/recovery|read-only/);
        standby.promote();
        let after = '';
        await until(async () => (after = await at.here.newToken({ tenant: 'after' }).catch(() => '')) !== '');
        expect(await at.statuses(1, after)).toEqual([200]);
      } finally {
        forwarder.close();
        await standby.server.kill();
        await postgres.start();
      }
    });
  },
  describeWithStores,
);
