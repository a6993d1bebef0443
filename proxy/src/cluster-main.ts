import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startFleet, type Fleet } from './cluster/fleet';
import { LOCAL_PLAN, LOCAL_TENANT, LOCAL_UPSTREAM_TOKEN } from './config/local-config';
import { DEMO_MODEL, startDemoUpstream } from './demo/demo-upstream';

const MOST_INSTANCES = 9;

function readArguments(): { instances: number; port: number } {
  const { cluster, port } = parseArgs({ options: { cluster: { type: 'string' }, port: { type: 'string', default: '8443' } } }).values;
  const instances = Number(cluster);
  if (!Number.isInteger(instances) || instances < 1 || instances > MOST_INSTANCES)
    throw new Error(`--cluster: must be a number of instances from 1 to ${MOST_INSTANCES}`);
  return { instances, port: Number(port) };
}

async function describeFleet(fleet: Fleet): Promise<string> {
  const created = await fleet.runTokens('create', '--tenant', LOCAL_TENANT, '--plan', LOCAL_PLAN);
  return [
    `Listening: ${fleet.url}/v1 (nginx)`,
    `Instances: ${fleet.instances.map(({ port }) => `https://127.0.0.1:${port}`).join(' ')}`,
    `Metrics: ${fleet.metricsPorts.map((port) => `http://127.0.0.1:${port}/metrics`).join(' ')}`,
    `PostgreSQL: 127.0.0.1:${fleet.stores.postgres.port}, Redis: 127.0.0.1:${fleet.stores.redis.port}, both over TLS`,
    'Upstream: the embedded stand-in, which is deterministic and not a language model.',
    `Model: ${DEMO_MODEL}`,
    `Token: ${created.trim().split('\t')[1] ?? ''}`,
    `Certificate: ${fleet.certificateFile} (curl --cacert, NODE_EXTRA_CA_CERTS, SSL_CERT_FILE)`,
    `Configuration: ${fleet.configFiles[0] ?? ''} (npm run tokens -- list --config FILE)`,
    'Ctrl-C stops everything and removes its files.',
  ].join('\n');
}

/** Everything for trying several instances on one machine, in a folder that goes with it. */
async function main(): Promise<void> {
  const { instances, port } = readArguments();
  const directory = mkdtempSync(join(tmpdir(), 'hosted-endpoint-'));
  const upstreamToken = randomBytes(16).toString('hex');
  const upstream = await startDemoUpstream(`Bearer ${upstreamToken}`);
  let fleet: Fleet | null = null;
  let isStopping = false;
  const stop = async (code: number): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await fleet?.stop();
    // After the servers of a start that was interrupted, which end with this process. They may still be writing.
    process.once('exit', () => rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
    process.exit(code);
  };
  // From the beginning: the start takes seconds, and what it has started would stay behind. A terminal that is closed hangs up,
  // and takes no output any more.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    fleet = await startFleet({
      directory,
      instances,
      // Without a port of its own, any that is free.
      ...(port === 0 ? {} : { port }),
      environment: { [LOCAL_UPSTREAM_TOKEN]: upstreamToken },
      onOutput: (instance, text) => process.stderr.write(text.replace(/^(?=.)/gm, `${instance}: `)),
      config: {
        upstreams: [{ name: 'local', kind: 'openai', url: upstream.url, auth: { type: 'bearer', token: { env: LOCAL_UPSTREAM_TOKEN } } }],
        models: { [DEMO_MODEL]: { upstreams: { local: DEMO_MODEL } } },
        plans: { [LOCAL_PLAN]: { models: [DEMO_MODEL], quotas: { requestsPerMinute: 600, requestsPerDay: 100_000 } } },
      },
    });
    process.stdout.write(`${await describeFleet(fleet)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'Startup failed.'}\n`);
    await stop(1);
  }
}

void main();
