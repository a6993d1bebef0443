import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { Stores } from '../../src/cluster/stores';

const MEGABYTE = 1_048_576;

export interface RedisFigures {
  /** Scripts that ran so far, each of them one round trip. */
  scripts: number;
  cpuSeconds: number;
  megabytes: number;
}

/** What Redis says of itself (INFO). */
export async function readRedisFigures({ redis, password }: Stores): Promise<RedisFigures> {
  const client = new Redis({ port: redis.port, password, tls: { rejectUnauthorized: false } });
  const [commands, cpu, memory] = await Promise.all([client.info('commandstats'), client.info('cpu'), client.info('memory')]);
  client.disconnect();
  const field = (text: string, name: RegExp): number => Number(name.exec(text)?.[1] ?? 0);
  return {
    scripts: field(commands, /cmdstat_evalsha:calls=(\d+)/),
    cpuSeconds: field(cpu, /used_cpu_user:([\d.]+)/) + field(cpu, /used_cpu_sys:([\d.]+)/),
    megabytes: field(memory, /used_memory:(\d+)/) / MEGABYTE,
  };
}

export async function readPostgresFigures({ postgres, password, socketDirectory }: Stores): Promise<{ rows: number; megabytes: number }> {
  const client = new Client({ host: socketDirectory, port: postgres.port, user: 'proxy', database: 'proxy', password });
  await client.connect();
  const { rows } = await client.query<{ rows: string; size: string }>(
    `SELECT (SELECT count(*) FROM tokens) + (SELECT count(*) FROM tenants) + (SELECT count(*) FROM audit) AS rows,
            pg_database_size('proxy') AS size`,
  );
  await client.end();
  return { rows: Number(rows[0]?.rows), megabytes: Number(rows[0]?.size) / MEGABYTE };
}
