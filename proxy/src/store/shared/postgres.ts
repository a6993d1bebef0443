import { readFileSync } from 'node:fs';
import { Client, DatabaseError, Pool, type ClientConfig, type PoolConfig } from 'pg';
import { isLoopback } from '../../config/loopback';
import { readSecret, type Environment } from '../../config/read-secret';
import type { SharedStoreConfig } from '../../config/shared-store-schema';
import { faultOfPostgres } from './fault-word';

/** For commands, whose user would rather wait. */
const CONNECT_MS = 10_000;
const IDLE_MS = 60_000;

/** How to reach the server: on this machine in clear unless a certificate authority is given, elsewhere over TLS. */
export function postgresOptions({ url, password, caFile }: SharedStoreConfig['postgres'], environment: Environment): PoolConfig {
  const { hostname, port, username, pathname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    port: port === '' ? 5_432 : Number(port),
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
    ...(password === undefined ? {} : { password: readSecret(password, 'shared.postgres.password', environment) }),
    ...(isLoopback(host) && caFile === undefined
      ? {}
      : { ssl: { rejectUnauthorized: true, ...(caFile === undefined ? {} : { ca: readFileSync(caFile) }) } }),
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'hosted-endpoint',
    keepAlive: true,
  };
}

/** A few connections for look-ups. A query that is not answered in time fails, and its connection ends. */
export function createPool(config: SharedStoreConfig['postgres'], environment: Environment): Pool {
  const pool = new Pool({
    ...postgresOptions(config, environment),
    connectionTimeoutMillis: config.answerMs,
    max: config.connections,
    idleTimeoutMillis: IDLE_MS,
    query_timeout: config.answerMs,
  });
  // Of idle connections. It would end the process; the next query tells.
  pool.on('error', () => undefined);
  return pool;
}

function postgresError(error: unknown): Error {
  const { message } = error as Error;
  return new Error(`PostgreSQL cannot be used (${faultOfPostgres(error)}): ${message}`, { cause: error });
}

/**
 * Does one thing on a connection of its own, for commands.
 * @throws Error that says to the operator that it is PostgreSQL, and what is wrong with it · whatever `work` throws itself
 */
export async function withConnection<Result>(options: ClientConfig, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client(options);
  // The query that it interrupts fails.
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    throw postgresError(error);
  });
  try {
    return await work(client);
  } catch (error) {
    throw error instanceof DatabaseError ? postgresError(error) : error;
  } finally {
    await client.end();
  }
}
