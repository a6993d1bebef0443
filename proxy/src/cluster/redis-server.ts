import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findServers, HOW_TO_INSTALL } from './programs';
import { freePort, Server } from './server';

export interface RedisServerOptions {
  directory: string;
  password: string;
  /** PEM files; with them it takes no connection without TLS. */
  tls?: { certificateFile: string; keyFile: string };
  /** Further lines of its configuration. */
  settings?: readonly string[];
}

/** Redis, or Valkey, on a free port, with its files in `directory`. Not started yet. */
export async function createRedisServer({ directory, password, tls, settings = [] }: RedisServerOptions): Promise<Server> {
  const program = findServers().redis;
  if (program === null) throw new Error(`There is no Redis on this machine: ${HOW_TO_INSTALL}`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const lines = [
    'bind 127.0.0.1',
    ...(tls === undefined
      ? [`port ${port}`]
      : ['port 0', `tls-port ${port}`, `tls-cert-file ${tls.certificateFile}`, `tls-key-file ${tls.keyFile}`, 'tls-auth-clients no']),
    `dir ${directory}`,
    `requirepass ${password}`,
    `masterauth ${password}`,
    // A second of counts at most is lost with it.
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    // Full, it refuses to count instead of forgetting what it counted.
    'maxmemory-policy noeviction',
    ...settings,
  ];
  const path = join(directory, 'redis.conf');
  writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
  return new Server({ program, args: [path], port, stopSignal: 'SIGTERM' });
}
