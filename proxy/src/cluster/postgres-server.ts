import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { findServers, HOW_TO_INSTALL } from './programs';
import { freePort, Server } from './server';

const READY_MS = 30_000;

export interface PostgresServerOptions {
  directory: string;
  /** Of the accounts `postgres` and `proxy`. */
  password: string;
  /** PEM files; with them it takes no connection without TLS. */
  tls?: { certificateFile: string; keyFile: string };
  settings?: readonly string[];
}

/** PostgreSQL refuses to run as root: then it runs as its own account, which Debian's package makes. */
export function account(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (option: string): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** PostgreSQL on a free port, with its files in `directory` and a database `proxy` of an account `proxy`. Not started yet. */
export async function createPostgresServer({ directory, password, tls, settings = [] }: PostgresServerOptions): Promise<Server> {
  const { postgres, initdb } = findServers();
  if (postgres === null || initdb === null) throw new Error(`There is no PostgreSQL on this machine: ${HOW_TO_INSTALL}`);
  const data = join(directory, 'data');
  const owner = account();
  const own = (path: string): void => {
    if (owner !== null) chownSync(path, owner.uid, owner.gid);
  };
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  own(directory);
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  own(passwordFile);
  execFileSync(initdb, ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8', '--locale=C', '-N'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: directory,
    ...owner,
  });
  rmSync(passwordFile);
  const port = await freePort();
  const lines = [`port = ${port}`, "listen_addresses = '127.0.0.1'", `unix_socket_directories = '${directory}'`, ...settings];
  if (tls !== undefined) {
    for (const [from, name] of [
      [tls.certificateFile, 'server.crt'],
      [tls.keyFile, 'server.key'],
    ] as const) {
      copyFileSync(from, join(data, name));
      chmodSync(join(data, name), 0o600);
      own(join(data, name));
    }
    lines.push('ssl = on', "ssl_min_protocol_version = 'TLSv1.2'");
    writeFileSync(
      join(data, 'pg_hba.conf'),
      'local all all scram-sha-256\nhostssl all all all scram-sha-256\nhostssl replication all all scram-sha-256\n',
    );
  }
  writeFileSync(join(data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`);
  return new Server({ program: postgres, args: ['-D', data], port, stopSignal: 'SIGINT', ...owner });
}

/** Makes the account and the database `proxy` on a new server that runs. */
export async function createDatabase(server: Server, directory: string, password: string): Promise<void> {
  const client = await connectWhenReady({ host: directory, port: server.port, user: 'postgres', database: 'postgres', password });
  try {
    await client.query(`CREATE ROLE proxy LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    await client.query('CREATE DATABASE proxy OWNER proxy');
  } finally {
    await client.end();
  }
}

/** PostgreSQL listens before its socket is there and before it takes anybody in (57P03, "the database system is starting up"). */
async function connectWhenReady(options: ClientConfig): Promise<Client> {
  const latest = performance.now() + READY_MS;
  for (;;) {
    const client = new Client(options);
    try {
      await client.connect();
      return client;
    } catch (error) {
      const { code } = error as { code?: unknown };
      if ((code !== '57P03' && code !== 'ENOENT' && code !== 'ECONNREFUSED') || performance.now() > latest) throw error;
      await wait(20);
    }
  }
}
