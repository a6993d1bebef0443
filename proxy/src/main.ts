import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from './config/config-error';
import type { Config } from './config/config-schema';
import { LOCAL_PLAN, LOCAL_TENANT, LOCAL_UPSTREAM_TOKEN, localConfig } from './config/local-config';
import { readConfigFile } from './config/read-config';
import type { Environment } from './config/read-secret';
import { DEMO_MODEL, startDemoUpstream } from './demo/demo-upstream';
import { coreDumpFault, preventDumps } from './process/no-dumps';
import { startProxy, type RunningProxy } from './proxy';
import { openTokenAdmin } from './store/open-store';

const USAGE = `Usage: npm start -- [--config FILE]
   or: npm start -- [--port N] [--metrics-port N] [--state FOLDER] [--upstream URL --model NAME [--kind ollama|openai]]

Without --config, the service accepts connections from this machine only, with a self-signed certificate and a new token.

  --config FILE       read the configuration from this file (JSON)
  --port N            listen on this port (8443)
  --metrics-port N    serve /metrics on this port (9464)
  --state FOLDER      keep tokens, logs and the certificate here
  --upstream URL      use this model server instead of the embedded stand-in; for Ollama's native API, without /v1.
                      Its bearer token is read from the environment variable ${LOCAL_UPSTREAM_TOKEN}
  --model NAME        the model to use there
  --kind KIND         the API of that server: openai (default) or ollama
  --cluster N         for trying it: N instances behind nginx, with PostgreSQL and Redis of their own (needs all three
                      on this machine); takes --port only
  --help              show this text`;

const STATE_DIRECTORY = resolve(__dirname, '..', '.state');

function readArguments() {
  return parseArgs({
    options: {
      config: { type: 'string' },
      port: { type: 'string', default: '8443' },
      'metrics-port': { type: 'string', default: '9464' },
      state: { type: 'string', default: STATE_DIRECTORY },
      upstream: { type: 'string' },
      model: { type: 'string' },
      kind: { type: 'string', default: 'openai' },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

interface Start {
  config: Config;
  environment: Environment;
  /** Lines for whoever started it. */
  notes: string[];
}

/** @throws ConfigError */
function kindOf(value: string): 'ollama' | 'openai' {
  if (value === 'ollama' || value === 'openai') return value;
  throw new ConfigError(['--kind: must be ollama or openai']);
}

/** One token for the machine's owner, in place of the one from the last start. */
async function replaceLocalToken(config: Config): Promise<string> {
  const admin = openTokenAdmin(config, {
    environment: process.env,
    clock: Date.now,
    actor: 'npm start',
    warn: (line) => void process.stderr.write(`${line}\n`),
  });
  await admin.revoke({ tenant: LOCAL_TENANT });
  await admin.prune(0);
  const { token } = await admin.create({ tenant: LOCAL_TENANT, plan: LOCAL_PLAN, models: null, quotas: null, expiresAt: null });
  return token;
}

async function prepareLocal(values: ReturnType<typeof readArguments>): Promise<Start> {
  const notes: string[] = [];
  let upstreamUrl = values.upstream;
  let upstreamToken = process.env[LOCAL_UPSTREAM_TOKEN] ?? 'none';
  if (upstreamUrl === undefined) {
    upstreamToken = randomBytes(16).toString('hex');
    upstreamUrl = (await startDemoUpstream(`Bearer ${upstreamToken}`)).url;
    notes.push('Upstream: the embedded stand-in, which is deterministic and not a language model.');
  }
  const config = localConfig({
    stateDirectory: resolve(values.state),
    upstreamUrl,
    kind: kindOf(values.kind),
    model: values.model ?? DEMO_MODEL,
    port: Number(values.port),
    metricsPort: Number(values['metrics-port']),
  });
  notes.push(
    `Model: ${values.model ?? DEMO_MODEL}`,
    `Token: ${await replaceLocalToken(config)}`,
    'The token is shown only once. The next start replaces it.',
  );
  return { config, environment: { [LOCAL_UPSTREAM_TOKEN]: upstreamToken }, notes };
}

/** The public half of the self-signed certificate, where clients of this machine can be pointed to. Its key stays in memory. */
function writeCertificate(stateDirectory: string, certificate: string): string {
  const path = join(stateDirectory, 'certificate.pem');
  writeFileSync(path, certificate);
  return `Certificate: ${path} (curl --cacert, NODE_EXTRA_CA_CERTS, SSL_CERT_FILE)`;
}

function stopOnSignals(proxy: RunningProxy): void {
  let isStopping = false;
  const stop = (): void => {
    const end = isStopping ? proxy.close() : proxy.drain();
    isStopping = true;
    end.then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function main(): Promise<void> {
  preventDumps(
    (line) => process.stderr.write(`${line}\n`),
    (code) => process.exit(code),
  );
  const values = readArguments();
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const fault = coreDumpFault();
  if (fault !== null) throw new Error(fault);
  const { config, environment, notes } =
    values.config === undefined
      ? await prepareLocal(values)
      : { config: readConfigFile(values.config), environment: process.env, notes: [] };
  const proxy = await startProxy(config, { environment });
  stopOnSignals(proxy);
  if (values.config === undefined) notes.push(writeCertificate(resolve(values.state), proxy.certificate));
  process.stdout.write(`${[`Listening: ${proxy.url}/v1`, `Metrics: ${proxy.metricsUrl}`, ...notes].join('\n')}\n`);
}

main().catch((error: unknown) => {
  // Faults of the start, before any request: the text is about configuration, ports and files.
  process.stderr.write(`${error instanceof Error ? error.message : 'Startup failed.'}\n`);
  process.exit(1);
});
