import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { runTokensCommand } from '../src/cluster/instances';
import { startStores, type Stores } from '../src/cluster/stores';
import { openStore, openTokenAdmin, parseConfig, type Config, type Store, type TokenAdmin } from '../src/index';
import { createSelfSigned } from '../src/tls/self-signed';
import { quantile } from './support/load';
import { Report } from './support/report';
import { readPostgresFigures, readRedisFigures } from './support/store-figures';

/** What docs/capacity.md assumes of an installation and of the model. */
const ASSUMED = { callsPerDay: 50, busiestHourShare: 0.12, minuteOverHour: 3, modelSeconds: 5, places: 128 };
const INSTANCES = 3;
/** In place of a model's seconds, so that what stores take shows and not what models do. */
const MODEL_MS = 20;

interface Simulated {
  stores: Stores;
  instances: Store[];
  admin: TokenAdmin;
  config: Config;
}

function readOptions(): { installations: number; seconds: number } {
  const { installations, seconds } = parseArgs({
    options: { installations: { type: 'string', default: '10000' }, seconds: { type: 'string', default: '20' } },
  }).values;
  return { installations: Number(installations), seconds: Number(seconds) };
}

async function start(directory: string): Promise<Simulated> {
  const certificate = await createSelfSigned();
  const [certificateFile, keyFile] = [join(directory, 'stores.pem'), join(directory, 'stores.key')];
  writeFileSync(certificateFile, certificate.cert);
  writeFileSync(keyFile, certificate.key, { mode: 0o600 });
  const stores = await startStores({ directory: join(directory, 'stores'), tls: { certificateFile, keyFile } });
  const configOf = (name: string) => ({
    shared: stores.configOf(name, 5_000),
    logDirectory: join(directory, name),
    upstreams: [{ name: 'model', kind: 'openai' as const, url: 'http://127.0.0.1:9/v1' }],
    models: { triage: { upstreams: { model: 'm' } } },
    plans: { basic: { models: ['triage'] } },
    limits: { concurrent: ASSUMED.places, waiting: 10_000 },
  });
  const configFile = join(directory, 'config.json');
  writeFileSync(configFile, JSON.stringify(configOf('simulated')));
  await runTokensCommand(['migrate', '--config', configFile], {});
  const parts = { environment: {}, clock: Date.now, stopwatch: () => performance.now(), say: () => undefined };
  const instances = Array.from({ length: INSTANCES }, (_, index) => openStore(parseConfig(configOf(`instance-${index + 1}`)), parts));
  await Promise.all(instances.map((instance) => instance.open()));
  const config = parseConfig(configOf('simulated'));
  const warn = (line: string): void => void process.stderr.write(`${line}\n`);
  return { stores, instances, config, admin: openTokenAdmin(config, { environment: {}, clock: Date.now, actor: 'simulation', warn }) };
}

/** One call of an installation at an instance, with a model that answers at once. Its wait for quota and place, in ms. */
async function call(store: Store, tokenId: string, config: Config): Promise<number> {
  const startedAt = performance.now();
  const quotas = config.plans['basic']?.quotas;
  const { place } = await store.admit(tokenId, (record) => {
    if (record === null || quotas === undefined) throw new Error('the token is not there');
    return { tokenId, tenant: record.tenant, quotas, models: ['triage'] };
  });
  await place?.enter(new AbortController().signal);
  const waitedMs = performance.now() - startedAt;
  await wait(MODEL_MS);
  place?.leave();
  return waitedMs;
}

/** As many calls as the stores take, of installations at random. */
async function saturate({ instances, config }: Simulated, ids: readonly string[], seconds: number): Promise<number[]> {
  const waits: number[] = [];
  const endsAt = performance.now() + seconds * 1_000;
  const worker = async (): Promise<void> => {
    while (performance.now() < endsAt) {
      const instance = instances[Math.floor(Math.random() * instances.length)];
      const id = ids[Math.floor(Math.random() * ids.length)];
      if (instance !== undefined && id !== undefined) waits.push(await call(instance, id, config));
    }
  };
  await Promise.all(Array.from({ length: ASSUMED.places }, worker));
  return waits.sort((a, b) => a - b);
}

/** Fills real stores with so many installations, and compares what they take with what docs/capacity.md says is needed. */
async function main(): Promise<void> {
  const { installations, seconds } = readOptions();
  const directory = mkdtempSync(join(tmpdir(), 'proxy-simulation-'));
  // PostgreSQL's own account has to come through.
  chmodSync(directory, 0o711);
  const simulated = await start(directory);
  const report = new Report();
  try {
    const { admin, stores } = simulated;
    const seeded = await admin.createMany(
      Array.from({ length: installations }, (_, index) => ({
        tenant: `installation-${index}`,
        plan: 'basic',
        models: null,
        quotas: null,
        expiresAt: null,
      })),
    );
    const perSecond = ((installations * ASSUMED.callsPerDay * ASSUMED.busiestHourShare) / 3_600) * ASSUMED.minuteOverHour;
    report.add(`${installations} installations: calls in the busiest minute`, perSecond, '/s');
    report.add('places that they need at the model servers', perSecond * ASSUMED.modelSeconds, '');
    report.add('calls that 128 places take', ASSUMED.places / ASSUMED.modelSeconds, '/s');
    const before = await readRedisFigures(stores);
    const waits = await saturate(
      simulated,
      seeded.map(({ record }) => record.id),
      seconds,
    );
    const after = await readRedisFigures(stores);
    report.add('calls that stores and three instances in one process took', waits.length / seconds, '/s', { atLeast: perSecond });
    report.add('wait for token, quota and place, p99', quantile(waits, 0.99), 'ms');
    report.add('commands of Redis for a call', (after.scripts - before.scripts) / waits.length, '', { atMost: 1.1 });
    report.add('processor time of Redis for 1,000 calls', ((after.cpuSeconds - before.cpuSeconds) / waits.length) * 1_000, 's');
    report.add('memory of Redis', after.megabytes, 'MB');
    const startedAt = performance.now();
    await admin.rotate({ all: true }, 0);
    report.add('time to rotate everything', (performance.now() - startedAt) / 1_000, 's');
    const { rows, megabytes } = await readPostgresFigures(stores);
    report.add('rows in PostgreSQL', rows, '');
    report.add('size of the database', megabytes, 'MB');
    report.add('memory of this process: three instances that know every token', process.memoryUsage().rss / 1_048_576, 'MB');
  } finally {
    await simulated.admin.close();
    await Promise.all(simulated.instances.map((instance) => instance.close()));
    await simulated.stores.stop();
    rmSync(directory, { recursive: true, force: true });
  }
  process.exitCode = report.missed === 0 ? 0 : 1;
}

void main();
