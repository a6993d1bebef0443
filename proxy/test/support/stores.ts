import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { runTokensCommand } from '../../src/cluster/instances';
import { findProgram, findServers, HOW_TO_INSTALL, HOW_TO_INSTALL_VALKEY } from '../../src/cluster/programs';
import { startStores, type Stores } from '../../src/cluster/stores';
import type { ConfigInput } from '../../src/config/config-schema';
import { createSelfSigned } from '../../src/tls/self-signed';

const servers = findServers();
const isThere = servers.postgres !== null && servers.initdb !== null && servers.redis !== null;

/** `describe`, or where this machine has no servers, `describe.skip`, whose title says how to install them. */
export function describeWithStores(title: string, tests: () => void): void {
  if (isThere && servers.nginx !== null) describe(title, tests);
  else describe.skip(`${title} (needs PostgreSQL, Redis and nginx: ${HOW_TO_INSTALL})`, tests);
}

/**
 * As {@link describeWithStores}, once with Redis and once with Valkey. Each is skipped where this machine does not have it;
 * with `WITHOUT_VALKEY=1` the latter is left out.
 */
export function describeWithEachStore(title: string, tests: (name: 'Redis' | 'Valkey') => void): void {
  const kinds = [
    ['Redis', 'redis-server', HOW_TO_INSTALL],
    ['Valkey', 'valkey-server', HOW_TO_INSTALL_VALKEY],
  ] as const;
  for (const [name, program, howToInstall] of kinds) {
    if (name === 'Valkey' && process.env['WITHOUT_VALKEY'] === '1') continue;
    const withProgram = (): void => {
      const before = process.env['REDIS_SERVER'];
      beforeAll(() => void (process.env['REDIS_SERVER'] = program));
      afterAll(() => {
        if (before === undefined) delete process.env['REDIS_SERVER'];
        else process.env['REDIS_SERVER'] = before;
      });
      tests(name);
    };
    if (findProgram(program) === null) describe.skip(`${title}, with ${name} (needs it: ${howToInstall})`, withProgram);
    else describeWithStores(`${title}, with ${name}`, withProgram);
  }
}

/** What a killed process has written is still there; that the machine loses power is not what tests are about. */
export const FAST = ['fsync = off', 'full_page_writes = off'];

/** Real servers on free ports, over TLS and with passwords, their tables made by the command. Files in a folder of its own. */
export async function startTestStores(redisSettings: readonly string[] = []): Promise<TestStores> {
  const directory = mkdtempSync(join(tmpdir(), 'proxy-stores-'));
  chmodSync(directory, 0o711);
  const certificate = await createSelfSigned();
  const [certificateFile, keyFile] = [join(directory, 'ca.pem'), join(directory, 'key.pem')];
  writeFileSync(certificateFile, certificate.cert);
  writeFileSync(keyFile, certificate.key, { mode: 0o600 });
  const stores = await startStores({
    directory: join(directory, 'stores'),
    tls: { certificateFile, keyFile },
    postgresSettings: FAST,
    redisSettings,
  });
  const configFile = join(directory, 'one.json');
  writeFileSync(configFile, JSON.stringify(minimalConfig(directory, stores.configOf('one'))));
  await runTokensCommand(['migrate', '--config', configFile], {});
  return {
    directory,
    stores,
    async asOwner() {
      const client = new Client({
        host: stores.socketDirectory,
        port: stores.postgres.port,
        user: 'proxy',
        database: 'proxy',
        password: stores.password,
      });
      await client.connect();
      return client;
    },
    configFile,
    async close() {
      await Promise.all([stores.postgres.kill(), stores.redis.kill()]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export interface TestStores {
  directory: string;
  stores: Stores;
  /** A connection of the instances' account. To be ended. */
  asOwner(): Promise<Client>;
  /** Of an instance, for commands. */
  configFile: string;
  close(): Promise<void>;
}

export function minimalConfig(directory: string, shared: ConfigInput['shared']): ConfigInput {
  return {
    ...(shared === undefined ? {} : { shared }),
    logDirectory: join(directory, 'logs'),
    upstreams: [{ name: 'first', kind: 'openai', url: 'http://127.0.0.1:9/v1' }],
    models: { triage: { upstreams: { first: 'm' } } },
    plans: { basic: { models: ['triage'] } },
  };
}
