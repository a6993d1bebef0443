import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTokensCommand } from '../../src/cluster/instances';
import { findServers } from '../../src/cluster/programs';
import { startStores, type Stores } from '../../src/cluster/stores';
import { parseConfig, type Config, type ConfigInput } from '../../src/index';
import { createSelfSigned } from '../../src/tls/self-signed';
import type { FloodOrder, FloodResult } from './flood-main';
import type { Target } from './load';
import { startNginx } from './nginx';
import { nextMessage, Service, startProcess } from './service';

/** Connections of the parts that are not about one. */
export const CONNECTIONS = 100;
const UPSTREAM_MS = 10;
/** The quota of the tenant that calls too often. */
const GREEDY = { requestsPerMinute: 1_200, burst: 20 };

/** A tenant of its own in a process of its own. */
export interface Flood {
  run(seconds: number): Promise<FloodResult>;
  close(): void;
}

/** One service, and where its calls go. */
export interface Measured {
  service: Service;
  target: Target;
}

export interface Setup {
  /** With tokens in a file. */
  proxy: Measured;
  /** With PostgreSQL and Redis; null where the machine has none. */
  shared: Measured | null;
  /** An earlier build (`--before`), with tokens in a file. */
  before: Measured | null;
  /** The mock upstream itself, over TLS as the service: what the difference shows is the way through it. */
  direct: Target;
  /** A way through Node that does nothing besides: see `bare-main.ts`. */
  bare: Target;
  /** nginx as a second yardstick; null where the machine has none. */
  nginx: Target | null;
  /** What configures a service in front of the mock upstream, besides its store. */
  input: Pick<ConfigInput, 'upstreams' | 'models' | 'plans' | 'limits'>;
  startFlood(target: Target, perSecond: number): Flood;
  close(): Promise<void>;
}

export interface SetupOptions {
  upstreamScheme: 'http' | 'https';
  /** Shared stores without TLS. */
  storesInClear: boolean;
  /** The folder `proxy` of an earlier build, with its `.bench` compiled; or null. */
  before: string | null;
}

async function measure(config: Config): Promise<Measured> {
  const service = await Service.start(config);
  return { service, target: await service.newTarget('bench') };
}

/** An earlier build, whose own command makes its token: it need not understand a store that this build has written. */
async function measureEarlier(before: string, settings: ConfigInput, directory: string): Promise<Measured> {
  const configFile = join(directory, 'before.config.json');
  writeFileSync(configFile, JSON.stringify(settings));
  const args = ['create', '--tenant', 'bench', '--plan', 'bench', '--config', configFile];
  const output = execFileSync(process.execPath, [join(before, '.bench/src/tokens-main.js'), ...args], { encoding: 'utf8' });
  const service = await Service.start(parseConfig(settings), join(before, '.bench/bench/support'));
  return { service, target: service.targetOf(/att_\S+/.exec(output)?.[0] ?? '') };
}

/** PostgreSQL and Redis with passwords, written to the disk, over TLS as in production or in clear as within one machine. */
async function startMeasuredStores(
  directory: string,
  input: Setup['input'],
  isInClear: boolean,
): Promise<{ stores: Stores; config: Config } | null> {
  const { postgres, redis } = findServers();
  if (postgres === null || redis === null) return null;
  const certificate = await createSelfSigned();
  const [certificateFile, keyFile] = [join(directory, 'stores.pem'), join(directory, 'stores.key')];
  writeFileSync(certificateFile, certificate.cert);
  writeFileSync(keyFile, certificate.key, { mode: 0o600 });
  const stores = await startStores({ directory: join(directory, 'stores'), ...(isInClear ? {} : { tls: { certificateFile, keyFile } }) });
  const settings = { ...input, ...ports(directory, 'shared'), shared: stores.configOf('bench') };
  const configFile = join(directory, 'shared.json');
  writeFileSync(configFile, JSON.stringify(settings));
  await runTokensCommand(['migrate', '--config', configFile], {});
  return { stores, config: parseConfig(settings) };
}

function ports(directory: string, name: string): Pick<ConfigInput, 'listen' | 'metrics' | 'logDirectory'> {
  return { listen: { port: 0 }, metrics: { port: 0 }, logDirectory: join(directory, name) };
}

/** Upstream and services in processes of their own on loopback. Callers come over TLS; the way on is a choice. */
export async function createSetup({ upstreamScheme, storesInClear, before }: SetupOptions): Promise<Setup> {
  const directory = mkdtempSync(join(tmpdir(), 'proxy-bench-'));
  // PostgreSQL's own account has to come through.
  chmodSync(directory, 0o711);
  const upstream = startProcess('upstream-main', [String(UPSTREAM_MS)]);
  const { ports: upstreamPorts, ca } = await nextMessage<{ ports: Record<'http' | 'https', number>; ca: string }>(upstream);
  const caFile = join(directory, 'ca.pem');
  writeFileSync(caFile, ca);
  const unlimited = { requestsPerMinute: 100_000_000, requestsPerDay: 1_000_000_000, concurrent: 1_000 };
  const url = `${upstreamScheme}://127.0.0.1:${upstreamPorts[upstreamScheme]}/v1`;
  const input: Setup['input'] = {
    upstreams: [{ name: 'mock', kind: 'openai', url, caFile }],
    models: { triage: { upstreams: { mock: 'mock' } } },
    plans: { bench: { models: ['triage'], quotas: unlimited }, greedy: { models: ['triage'], quotas: { ...unlimited, ...GREEDY } } },
    limits: { waitingPerTenant: 1_000 },
  };
  const inFile = (name: string): ConfigInput => ({ ...input, ...ports(directory, name), tokensFile: join(directory, `${name}.json`) });
  const proxy = await measure(parseConfig(inFile('tokens')));
  const stores = await startMeasuredStores(directory, input, storesInClear);
  const shared = stores === null ? null : await measure(stores.config);
  const earlier = before === null ? null : await measureEarlier(before, inFile('before'), directory);
  const bare = startProcess('bare-main', [`http://127.0.0.1:${upstreamPorts.http}`]);
  const bareAt = await nextMessage<{ port: number; ca: string }>(bare);
  const nginx = await startNginx(directory, upstreamPorts.http);
  const headers = { 'content-type': 'application/json' };
  return {
    proxy,
    shared,
    before: earlier,
    bare: { url: `https://127.0.0.1:${bareAt.port}`, ca: bareAt.ca, headers },
    nginx: nginx?.target ?? null,
    direct: { url: `https://127.0.0.1:${upstreamPorts.https}`, ca, headers },
    input,
    startFlood(target, perSecond) {
      const flood = startProcess('flood-main');
      const order = { target, perSecond };
      return {
        run(seconds) {
          const result = nextMessage<FloodResult>(flood);
          flood.send({ ...order, seconds } satisfies FloodOrder);
          return result;
        },
        close: () => void flood.kill(),
      };
    },
    async close() {
      for (const measured of [proxy, shared, earlier]) measured?.service.stop();
      upstream.kill();
      bare.kill();
      nginx?.close();
      await stores?.stores.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
