import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigInput } from '../config/config-schema';
import { createSelfSigned } from '../tls/self-signed';
import { createInstance, runTokensCommand } from './instances';
import { createNginxServer } from './nginx-server';
import { freePort, type Server } from './server';
import { startStores, type Stores, type StoresOptions } from './stores';

export interface FleetOptions {
  directory: string;
  instances: number;
  /** After so long without an answer instances take a store for away; as the configuration's default without. */
  answerMs?: number;
  /** Where nginx listens; a free port without. */
  port?: number;
  /** What the instances' configuration is besides stores, ports and certificates. */
  config: Pick<ConfigInput, 'upstreams' | 'models' | 'plans'> & Partial<ConfigInput>;
  environment?: Readonly<Record<string, string>>;
  postgresSettings?: StoresOptions['postgresSettings'];
  redisSettings?: StoresOptions['redisSettings'];
  /** Takes what instances print. */
  onOutput?: (instance: string, text: string) => void;
}

/** More than nginx keeps an idle connection (`deploy/nginx.conf`). */
const HAND_OVER_MS = 4_000;

/** Instances behind nginx, on PostgreSQL and Redis, all on this machine and in one folder. */
export class Fleet {
  constructor(
    readonly stores: Stores,
    readonly instances: readonly Server[],
    readonly nginx: Server,
    readonly configFiles: readonly string[],
    readonly metricsPorts: readonly number[],
    readonly environment: Readonly<Record<string, string>>,
    /** PEM, of nginx and everything behind it. */
    readonly certificate: string,
    readonly certificateFile: string,
  ) {}

  get url(): string {
    return `https://127.0.0.1:${this.nginx.port}`;
  }

  /** Runs a command on tokens, as an operator does, and returns what it prints. */
  runTokens(...args: readonly string[]): Promise<string> {
    return runTokensCommand([...args, '--config', this.configFiles[0] ?? ''], this.environment);
  }

  async stop(): Promise<void> {
    await this.nginx.stop();
    await Promise.all(this.instances.map((instance) => instance.kill()));
    await this.stores.stop();
  }
}

/** @throws Error when a server is missing or does not start; those that did are stopped */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { directory, config, onOutput, environment = {} } = options;
  mkdirSync(directory, { recursive: true });
  // PostgreSQL's own account has to come through.
  chmodSync(directory, 0o711);
  const certificate = await createSelfSigned();
  const certificateFile = join(directory, 'certificate.pem');
  const keyFile = join(directory, 'key.pem');
  writeFileSync(certificateFile, certificate.cert);
  writeFileSync(keyFile, certificate.key, { mode: 0o600 });
  const stores = await startStores({ ...options, tls: { certificateFile, keyFile }, directory: join(directory, 'stores') });
  const started: Server[] = [];
  try {
    const names = Array.from({ length: options.instances }, (_, index) => `instance-${index + 1}`);
    const ports = await Promise.all(names.map(freePort));
    const metricsPorts = await Promise.all(names.map(freePort));
    const configFiles = names.map((name, index) => {
      const path = join(directory, `${name}.json`);
      const input: ConfigInput = {
        front: { addresses: ['127.0.0.1'], header: 'x-real-ip' },
        ...config,
        listen: { port: ports[index] },
        metrics: { port: metricsPorts[index] },
        tls: { mode: 'files', certificateFile, keyFile },
        shared: stores.configOf(name, options.answerMs),
        logDirectory: join(directory, name),
        timeouts: { handOverMs: HAND_OVER_MS, ...config.timeouts },
      };
      writeFileSync(path, JSON.stringify(input, null, 2));
      return path;
    });
    await runTokensCommand(['migrate', '--config', configFiles[0] ?? ''], environment);
    const instances = names.map((name, index) =>
      createInstance({
        configFile: configFiles[index] ?? '',
        port: ports[index] ?? 0,
        environment,
        onOutput: (text) => onOutput?.(name, text),
      }),
    );
    await Promise.all(instances.map(async (instance) => started.push(await instance.start())));
    const nginx = await createNginxServer({
      directory: join(directory, 'nginx'),
      certificateFile,
      keyFile,
      instancePorts: ports,
      ...(options.port === undefined ? {} : { port: options.port }),
    });
    started.push(await nginx.start());
    return new Fleet(stores, instances, nginx, configFiles, metricsPorts, environment, certificate.cert, certificateFile);
  } catch (error) {
    await Promise.all(started.map((server) => server.kill()));
    await stores.stop();
    throw error;
  }
}
