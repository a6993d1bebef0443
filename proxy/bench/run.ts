import { loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { addedLatency } from './parts/added-latency';
import { fairness } from './parts/fairness';
import { memory } from './parts/memory';
import { restarts } from './parts/restarts';
import { sideBySide } from './parts/side-by-side';
import { steadyRate } from './parts/steady-rate';
import { throughput } from './parts/throughput';
import { closedLoop, createPool } from './support/load';
import { Report } from './support/report';
import { CONNECTIONS, createSetup, type Setup } from './support/setup';

/** In the order that they run. */
const PARTS = { latency: addedLatency, throughput, stores: sideBySide, steady: steadyRate, fairness, restarts, memory };
/** Before that, V8 still compiles and the heap still grows. */
const WARM_UP_CALLS = 25_000;
/** After so long, connections that nobody uses have ended. V8 throws code away when it first meets that. */
const IDLE_MS = 6_000;

/** With `--upstream-tls` the mock speaks TLS too, whose cost for the mock falls on the same cores. */
const UPSTREAM_SCHEME = process.argv.includes('--upstream-tls') ? 'https' : 'http';
/** PostgreSQL and Redis in clear, as on one machine; by default over TLS, as between two. */
const STORES_IN_CLEAR = process.argv.includes('--stores-in-clear');
/** Turns every number of calls and seconds into a tenth. */
const SHARE = process.argv.includes('--quick') ? 0.1 : 1;
/** `--only` and the name of a part. */
const ONLY = process.argv.includes('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? null) : null;

/** `--before` and the folder `proxy` of an earlier build whose benchmark is compiled. */
const BEFORE = process.argv.includes('--before') ? (process.argv[process.argv.indexOf('--before') + 1] ?? null) : null;

/** Calls, a pause, and calls again: as a service is that has been up for some minutes. */
async function warmUp(setup: Setup): Promise<void> {
  await exercise(setup);
  await wait(IDLE_MS);
  await exercise(setup);
}

async function exercise(setup: Setup): Promise<void> {
  const yardsticks = ONLY === 'stores' ? [] : [setup.direct, setup.nginx, setup.bare];
  for (const target of [...yardsticks, setup.proxy.target, setup.shared?.target ?? null, setup.before?.target ?? null]) {
    if (target === null) continue;
    const pool = createPool(target, CONNECTIONS);
    await closedLoop(pool, target.headers, CONNECTIONS, WARM_UP_CALLS * SHARE);
    await pool.destroy();
  }
}

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(2))
    .join(' ');
}

async function main(): Promise<void> {
  process.stdout.write(
    `Node ${process.version}; callers over TLS, upstream of 10 ms over ${UPSTREAM_SCHEME}; load of the machine before: ${load()}\n`,
  );
  const setup = await createSetup({ upstreamScheme: UPSTREAM_SCHEME, storesInClear: STORES_IN_CLEAR, before: BEFORE });
  const report = new Report();
  try {
    await warmUp(setup);
    for (const [name, measure] of Object.entries(PARTS)) if (ONLY === null || name === ONLY) await measure(setup, report, SHARE);
  } finally {
    await setup.close();
  }
  process.stdout.write(`Load of the machine after: ${load()}\n`);
  process.stdout.write(report.missed === 0 ? 'Every limit is met.\n' : `${report.missed} limits are missed.\n`);
  process.exitCode = report.missed === 0 ? 0 : 1;
}

void main();
