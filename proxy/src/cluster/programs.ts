import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian keeps what is not in everybody's path: servers, and one folder for each version of PostgreSQL. */
function folders(): string[] {
  const versions = '/usr/lib/postgresql';
  const found = (() => {
    try {
      return readdirSync(versions).sort((a, b) => Number(b) - Number(a));
    } catch {
      return [];
    }
  })();
  return [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', ...found.map((version) => join(versions, version, 'bin'))];
}

/** The first of these programs that this machine has, as a path, or null. */
export function findProgram(...names: string[]): string | null {
  for (const name of names) {
    for (const folder of folders()) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // The next folder.
      }
    }
  }
  return null;
}

/**
 * What the shared stores and the load balancer are on this machine. Valkey is Redis under another name; where there are both,
 * the environment variable `REDIS_SERVER` says which one.
 */
export function findServers(): { postgres: string | null; initdb: string | null; redis: string | null; nginx: string | null } {
  return {
    postgres: findProgram('postgres'),
    initdb: findProgram('initdb'),
    redis: findProgram(process.env['REDIS_SERVER'] ?? 'redis-server', 'valkey-server'),
    nginx: findProgram('nginx'),
  };
}

/** Of Debian's packages; Debian 12 has it among its backports. */
export const HOW_TO_INSTALL_VALKEY = 'apt-get install valkey-server, for Debian 12 from bookworm-backports';
export const HOW_TO_INSTALL = 'apt-get install postgresql redis-server nginx-light';
