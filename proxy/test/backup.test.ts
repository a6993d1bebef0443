import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseToken } from '../src/access/token';
import { createDatabase, createPostgresServer } from '../src/cluster/postgres-server';
import { findProgram } from '../src/cluster/programs';
import { describeWithStores, FAST, minimalConfig, startTestStores } from './support/stores';
import { cli } from './support/cli';
import { prompt, startTestProxy } from './support/test-proxy';

const RESTORE = ['--clean', '--if-exists', '--single-transaction', '--no-owner'];

/** The runbook's commands, with a server's address for its variable. */
function run(program: string, args: readonly string[], password: string): void {
  execFileSync(findProgram(program) ?? '', args, { env: { ...process.env, PGPASSWORD: password, HOME: '/nonexistent' } });
}

describeWithStores('a backup of PostgreSQL', () => {
  // Containers that start make the tables, before anybody can restore them.
  test.each([
    ['an empty database', false],
    ['one whose tables were made already', true],
  ])('is restored into %s, where every token works and the audit is whole', async (_, hasTables) => {
    expect(readFileSync(join(__dirname, '../docs/runbook.md'), 'utf8')).toContain(`pg_restore ${RESTORE.join(' ')} --dbname=`);
    const all = await startTestStores();
    const shared = all.stores.configOf('one', 20_000);
    const here = await startTestProxy({ config: { shared } });
    try {
      const tokens = [here.token, await here.newToken({ tenant: 'two', quotas: { requestsPerDay: 7 }, models: ['triage'] })];
      const revoked = await here.newToken({ tenant: 'three' });
      await here.admin.revoke({ id: parseToken(revoked)?.id ?? '' });
      const before = { records: await here.admin.list(), audit: await here.admin.audit(100) };
      const dump = join(all.directory, 'tokens.dump');
      const address = (port: number): string => `postgresql://proxy@127.0.0.1:${port}/proxy?sslmode=require`;
      run('pg_dump', ['--format=custom', `--file=${dump}`, address(all.stores.postgres.port)], all.stores.password);
      const later = await here.newToken({ tenant: 'later' });
      // Everything is lost.
      await Promise.all([all.stores.postgres.kill(), all.stores.redis.kill()]);
      const directory = join(all.directory, 'stores', 'restored');
      const tls = { certificateFile: join(all.directory, 'ca.pem'), keyFile: join(all.directory, 'key.pem') };
      const { password } = all.stores;
      const server = await (await createPostgresServer({ directory, password, tls, settings: FAST })).start();
      try {
        await createDatabase(server, directory, password);
        const postgres = { ...shared.postgres, url: `postgresql://proxy@127.0.0.1:${server.port}/proxy` };
        const configFile = join(all.directory, 'restored.json');
        writeFileSync(configFile, JSON.stringify(minimalConfig(all.directory, { ...shared, postgres })));
        if (hasTables) expect((await cli(['migrate', '--config', configFile])).stdout).toMatch(/^applied /);
        run('pg_restore', [...RESTORE, `--dbname=${address(server.port)}`, dump], password);
        await all.stores.redis.start();
        expect((await cli(['migrate', '--config', configFile])).stdout).toBe('The tables are up to date.\n');
        const restored = await startTestProxy({ config: { shared: { ...shared, postgres } }, upstream: here.upstream });
        try {
          for (const token of tokens) expect((await restored.chat(prompt(), { token })).status).toBe(200);
          for (const token of [revoked, later]) expect((await restored.chat(prompt(), { token })).status).toBe(401);
          const records = await restored.admin.list();
          expect(records.filter(({ id }) => id !== parseToken(restored.token)?.id)).toEqual(before.records);
          expect((await restored.admin.audit(100)).slice(1)).toEqual(before.audit);
        } finally {
          await restored.close();
        }
      } finally {
        await server.kill();
      }
    } finally {
      await here.close();
      await all.close();
    }
  });

  test('has tables that an earlier version can use, as in a rolling deploy or after going back', async () => {
    const all = await startTestStores();
    try {
      const client = await all.asOwner();
      await client.query("ALTER TABLE tokens ADD COLUMN later text NOT NULL DEFAULT 'by default'");
      await client.query("INSERT INTO migrations (name, run_on) VALUES ('9999999999999_later', now())");
      const command = (...args: string[]) => cli([...args, '--config', all.configFile]);
      expect(await command('migrate')).toMatchObject({ code: 0, stderr: '' });
      for (const args of [
        ['create', '--tenant', 'a', '--plan', 'basic'],
        ['rotate', '--all'],
        ['revoke', '--all'],
      ])
        expect(await command(...args)).toMatchObject({ code: 0, stderr: '' });
      const { rows } = await client.query<{ later: string }>('SELECT later FROM tokens');
      expect(rows).toEqual([{ later: 'by default' }, { later: 'by default' }]);
      await client.end();
    } finally {
      await all.close();
    }
  });

  test('has tables that two instances which start at once make once', async () => {
    const all = await startTestStores();
    try {
      const client = await all.asOwner();
      await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      const results = await Promise.all([1, 2, 3].map(() => cli(['migrate', '--config', all.configFile])));
      expect(results.map(({ code, stderr }) => [code, stderr])).toEqual([1, 2, 3].map(() => [0, '']));
      const applied = results.filter(({ stdout }) => stdout.startsWith('applied'));
      expect(applied.length).toBe(1);
      const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
      expect(rows.length).toBe(applied[0]?.stdout.trim().split('\n').length);
      await client.end();
    } finally {
      await all.close();
    }
  });
});
