import { execFileSync } from 'node:child_process';
import { appendFileSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { account } from '../../src/cluster/postgres-server';
import { findProgram, findServers } from '../../src/cluster/programs';
import { freePort, Server } from '../../src/cluster/server';

/** A second PostgreSQL that follows the first (`pg_basebackup`), and runs. */
export async function startStandby(primary: Server, directory: string, password: string): Promise<{ server: Server; promote(): void }> {
  const owner = account();
  const data = join(directory, 'data');
  mkdirSync(directory, { mode: 0o700 });
  if (owner !== null) chownSync(directory, owner.uid, owner.gid);
  // libpq looks for certificates in the home folder, which would be that of whoever runs the tests.
  const environment = { HOME: directory };
  const from = `host=127.0.0.1 port=${primary.port} user=postgres password=${password} sslmode=require`;
  execFileSync(findProgram('pg_basebackup') ?? '', ['-d', from, '-D', data, '-R', '-X', 'stream', '-c', 'fast', '-N'], {
    cwd: directory,
    env: { ...process.env, ...environment },
    ...owner,
  });
  const port = await freePort();
  appendFileSync(join(data, 'postgresql.auto.conf'), `port = ${port}\nunix_socket_directories = '${directory}'\n`);
  const program = findServers().postgres ?? '';
  const server = await new Server({ program, args: ['-D', data], port, stopSignal: 'SIGINT', environment, ...owner }).start();
  return { server, promote: () => void execFileSync(findProgram('pg_ctl') ?? '', ['promote', '-D', data], { cwd: directory, ...owner }) };
}
