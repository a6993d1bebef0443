import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTokenAdmin, parseConfig } from '../../src/index';
import type { FloodOrder, FloodResult } from './flood-main';
import type { Target } from './load';
import { startNginx } from './nginx';

/** Connections of the parts that are not about one. */
export const CONNECTIONS = 100;
const UPSTREAM_MS = 10;

/** In bytes. */
export interface MemoryUsage {
  rss: number;
  heap: number;
}

/** A tenant of its own in a process of its own. */
export interface Flood {
  run(seconds: number): Promise<FloodResult>;
  close(): void;
}

export interface Setup {
  proxy: Target;
  /** The mock upstream itself, over TLS as the service: what the difference shows is the way through it. */
  direct: Target;
  /** A way through Node that does nothing besides: see `bare-main.ts`. */
  bare: Target;
  /** nginx as a second yardstick; null where the machine has none. */
  nginx: Target | null;
  metricsUrl: string;
  startFlood(quotas: { requestsPerMinute: number; burst: number }, perSecond: number): Promise<Flood>;
  /** Microseconds of processor time that the service has used. */
  cpu(): Promise<number>;
  /** After the garbage was collected; nothing that is timed comes after it. */
  memory(): Promise<MemoryUsage>;
  close(): void;
}

function once<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new Error('a process of the benchmark ended'));
    child.once('exit', fail);
    child.once('message', (message) => {
      child.off('exit', fail);
      resolve(message as Message);
    });
  });
}

/** As the container starts Node. */
const NODE_FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=16', '--no-memory-reducer'];

function start(name: string, args: string[] = []): ChildProcess {
  return fork(join(__dirname, `${name}.js`), args, { execArgv: ['--expose-gc', ...NODE_FLAGS] });
}

/** Upstream and service in processes of their own on loopback. Callers come over TLS; the way on is a choice. */
export async function createSetup(upstreamScheme: 'http' | 'https'): Promise<Setup> {
  const directory = mkdtempSync(join(tmpdir(), 'proxy-bench-'));
  const upstream = start('upstream-main', [String(UPSTREAM_MS)]);
  const { ports, ca } = await once<{ ports: Record<'http' | 'https', number>; ca: string }>(upstream);
  const caFile = join(directory, 'ca.pem');
  writeFileSync(caFile, ca);
  const unlimited = { requestsPerMinute: 100_000_000, requestsPerDay: 1_000_000_000, concurrent: 1_000 };
  const config = parseConfig({
    listen: { port: 0 },
    metrics: { port: 0 },
    tokensFile: join(directory, 'tokens.json'),
    logDirectory: join(directory, 'logs'),
    upstreams: [{ name: 'mock', kind: 'openai', url: `${upstreamScheme}://127.0.0.1:${ports[upstreamScheme]}/v1`, caFile }],
    models: { triage: { upstreams: { mock: 'mock' } } },
    plans: { bench: { models: ['triage'], quotas: unlimited } },
    limits: { waitingPerTenant: 1_000 },
  });
  const admin = openTokenAdmin(config, {
    environment: process.env,
    clock: Date.now,
    actor: 'bench',
    warn: (line) => void process.stderr.write(`${line}\n`),
  });
  const child = start('proxy-main');
  child.send({ config });
  const { url, certificate, metricsUrl } = await once<{ url: string; certificate: string; metricsUrl: string }>(child);
  const target = async (tenant: string, quotas: { requestsPerMinute: number } | null): Promise<Target> => {
    const { token } = await admin.create({ tenant, plan: 'bench', models: null, quotas, expiresAt: null });
    return { url, ca: certificate, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } };
  };
  const bare = start('bare-main', [`http://127.0.0.1:${ports.http}`]);
  const bareAt = await once<{ port: number; ca: string }>(bare);
  const nginx = await startNginx(directory, ports.http);
  return {
    proxy: await target('bench', null),
    bare: { url: `https://127.0.0.1:${bareAt.port}`, ca: bareAt.ca, headers: { 'content-type': 'application/json' } },
    nginx: nginx?.target ?? null,
    direct: { url: `https://127.0.0.1:${ports.https}`, ca, headers: { 'content-type': 'application/json' } },
    metricsUrl,
    async startFlood(quotas, perSecond) {
      const flood = start('flood-main');
      const order = { target: await target('greedy', quotas), perSecond };
      return {
        run(seconds) {
          const result = once<FloodResult>(flood);
          flood.send({ ...order, seconds } satisfies FloodOrder);
          return result;
        },
        close: () => void flood.kill(),
      };
    },
    async cpu() {
      const reply = once<NodeJS.CpuUsage>(child);
      child.send('cpu');
      const { user, system } = await reply;
      return user + system;
    },
    memory() {
      const reply = once<MemoryUsage>(child);
      child.send('memory');
      return reply;
    },
    close() {
      child.send('stop');
      upstream.kill();
      bare.kill();
      nginx?.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
