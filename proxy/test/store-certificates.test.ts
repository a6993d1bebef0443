import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectInClear, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { startStores } from '../src/cluster/stores';
import { runTokensCommand } from '../src/cluster/instances';
import { peerExpiry } from '../src/tls/peer-certificate';
import { describeWithStores, minimalConfig } from './support/stores';
import { until } from './support/until';
import { openUsedStore } from './support/used-store';

const CURVE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc'];

/** An authority, and certificates that it signs. */
class Authority {
  constructor(
    private readonly directory: string,
    days: number,
  ) {
    this.openssl('req', '-x509', ...CURVE, '-days', `${days}`, '-subj', '/CN=authority', '-keyout', 'ca.key', '-out', 'ca.pem');
    writeFileSync(this.path('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  /** Signs another certificate for this machine, into the same files: itself and the authority in `chain.pem`. */
  sign(days: number): { cert: string; key: string; expiry: number } {
    this.openssl('req', ...CURVE, '-subj', '/CN=localhost', '-keyout', 'key.pem', '-out', 'request');
    const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names'];
    this.openssl('x509', '-req', '-in', 'request', ...by, '-days', `${days}`, '-out', 'cert.pem');
    const cert = readFileSync(this.path('cert.pem'), 'utf8') + this.certificate;
    writeFileSync(this.path('chain.pem'), cert);
    return { cert, key: readFileSync(this.path('key.pem'), 'utf8'), expiry: expiryOf(cert) };
  }

  get certificate(): string {
    return readFileSync(this.path('ca.pem'), 'utf8');
  }

  private openssl(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.directory, stdio: 'ignore' });
  }
}

/** Of the first one in a PEM file. */
const expiryOf = (pem: string): number => Date.parse(new X509Certificate(pem).validTo) / 1_000;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'store-certificates-'));
  chmodSync(directory, 0o711);
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('ends with the authority behind it where that ends first, and not at all in clear', async () => {
  const authority = new Authority(directory, 50);
  const { cert, key, expiry } = authority.sign(800);
  const server = createServer({ cert, key }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const secured = connect({ port, host: '127.0.0.1', ca: authority.certificate });
  await once(secured, 'secureConnect');
  expect(peerExpiry(secured)).toBe(expiryOf(authority.certificate));
  expect(expiryOf(authority.certificate)).toBeLessThan(expiry);
  secured.destroy();
  const clear = connectInClear(port, '127.0.0.1');
  await once(clear, 'connect');
  expect(peerExpiry(clear)).toBe(null);
  clear.destroy();
  server.close();
});

describeWithStores('the certificates of PostgreSQL and Redis', () => {
  test('are told of as the newest connections have them, also after they were renewed as the runbook says', async () => {
    const authority = new Authority(directory, 1_800);
    const tls = { certificateFile: authority.path('chain.pem'), keyFile: authority.path('key.pem') };
    const first = authority.sign(800);
    const stores = await startStores({ directory: join(directory, 'stores'), tls });
    const { postgres, password, socketDirectory, redis } = stores;
    const owner = new Client({ host: socketDirectory, port: postgres.port, user: 'postgres', database: 'proxy', password });
    const client = new Redis({ port: redis.port, password, tls: { rejectUnauthorized: false } });
    const configFile = join(directory, 'one.json');
    const config = minimalConfig(directory, stores.configOf('one', 20_000));
    writeFileSync(configFile, JSON.stringify(config));
    await runTokensCommand(['migrate', '--config', configFile], {});
    const { store, admin } = openUsedStore(config);
    const expiries = () => Object.fromEntries(store.states.map(({ name, certificateExpiry }) => [name, certificateExpiry]));
    try {
      expect(expiries()).toEqual({ postgres: null, redis: null });
      await store.open();
      expect(expiries()).toEqual({ postgres: first.expiry, redis: first.expiry });

      const second = authority.sign(1_200);
      writeFileSync(join(socketDirectory, 'data/server.crt'), second.cert);
      writeFileSync(join(socketDirectory, 'data/server.key'), second.key);
      await owner.connect();
      await owner.query('SELECT pg_reload_conf()');
      await client.config('SET', 'tls-cert-file', tls.certificateFile, 'tls-key-file', tls.keyFile);
      expect(expiries()).toEqual({ postgres: first.expiry, redis: first.expiry });
      await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hosted-endpoint'`);
      await client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      await until(() => Object.values(expiries()).every((expiry) => expiry === second.expiry), 15_000);
    } finally {
      await owner.end();
      client.disconnect();
      await admin.close();
      await store.close();
      await stores.stop();
    }
  });
});
