import { execFileSync } from 'node:child_process';
import { chownSync, closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { account } from '../src/cluster/postgres-server';
import { describeOutages } from './support/outage';
import { describeWithStores } from './support/stores';

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

/** Apart from the other outages, because a small disk has to be mounted, which not everybody may. */
describeOutages(
  'PostgreSQL',
  (at) => {
    test('that is full changes nothing or all of it, and goes on reading', async () => {
      const disk = join(at.all.directory, 'small-disk');
      mkdirSync(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
      const { postgres, password, socketDirectory } = at.all.stores;
      const owner = new Client({ host: socketDirectory, port: postgres.port, user: 'postgres', database: 'proxy', password });
      try {
        const { uid, gid } = account() ?? { uid: 0, gid: 0 };
        chownSync(disk, uid, gid);
        await owner.connect();
        await owner.query(`CREATE TABLESPACE small LOCATION '${disk}'`);
        await owner.query('ALTER TABLE tokens SET TABLESPACE small');
        await owner.query('ALTER TABLE audit SET TABLESPACE small');
        const known = await at.here.newToken({ tenant: 'before' });
        writeUntilFull(join(disk, 'other'));
        const issued: string[] = [];
        await expect(
          (async () => {
            for (;;) issued.push(await at.here.newToken({ tenant: `full-${issued.length}` }));
          })(),
        ).rejects.toThrow('No space left on device');
        expect(await at.statuses(2, known)).toEqual([200, 200]);
        for (const token of issued.slice(-3)) expect(await at.statuses(1, token)).toEqual([200]);
        const client = await at.all.asOwner();
        const count = async (sql: string): Promise<number> => Number((await client.query<{ count: string }>(sql)).rows[0]?.count);
        expect(await count(`SELECT count(*) FROM tokens WHERE tenant LIKE 'full-%'`)).toBe(issued.length);
        expect(await count(`SELECT count(*) FROM audit WHERE tenant LIKE 'full-%'`)).toBe(issued.length);
        await client.end();
        rmSync(join(disk, 'other'));
        expect(await at.statuses(1, await at.here.newToken({ tenant: 'after' }))).toEqual([200]);
        await at.revoke(known);
        expect(await at.statuses(1, known)).toEqual([401]);
      } finally {
        for (const table of ['tokens', 'audit']) await owner.query(`ALTER TABLE ${table} SET TABLESPACE pg_default`);
        await owner.query('DROP TABLESPACE small');
        await owner.end();
        execFileSync('umount', [disk]);
      }
    });
  },
  describeWithStores,
);
