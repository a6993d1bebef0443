import { loadavg } from 'node:os';
import { request } from 'undici';
import { closedLoop, createPool, openLoop, quantile, type LoadResult } from './support/load';
import { createSetup, type Setup } from './support/setup';

/** With `--upstream-tls` the mock speaks TLS too, whose cost for the mock falls on the same cores. */
const UPSTREAM_SCHEME = process.argv.includes('--upstream-tls') ? 'https' : 'http';
const IS_QUICK = process.argv.includes('--quick');
/** `--only latency|throughput|steady|fairness|memory` */
const ONLY = process.argv.includes('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? null) : null;
/** Turns every number of calls and seconds into a tenth. */
const SHARE = IS_QUICK ? 0.1 : 1;
const ROUNDS = IS_QUICK ? 1 : 3;
const CONNECTIONS = 100;
const MEGABYTE = 1_048_576;

let missed = 0;

function report(name: string, value: number, unit: string, limit?: { atMost: number } | { atLeast: number }): void {
  const isMet = limit === undefined || ('atMost' in limit ? value <= limit.atMost : value >= limit.atLeast);
  if (!isMet) missed += 1;
  const bound = limit === undefined ? '' : 'atMost' in limit ? `limit ≤ ${limit.atMost}` : `limit ≥ ${limit.atLeast}`;
  const shown = Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
  process.stdout.write(`${name.padEnd(58)} ${shown.padStart(9)} ${unit.padEnd(11)} ${bound}${isMet ? '' : '  MISSED'}\n`);
}

function median(values: number[]): number {
  return quantile([...values].sort((a, b) => a - b), 0.5);
}

/** Direct and proxied calls in turns on one connection each, so that the machine's other load meets both. */
async function addedLatency(setup: Setup): Promise<void> {
  const direct = createPool(setup.direct, 1);
  const proxied = createPool(setup.proxy, 1);
  const samples = { direct: [] as number[], proxied: [] as number[] };
  await closedLoop(proxied, setup.proxy.headers, 1, 500);
  for (let round = 0; round < 60 * SHARE; round += 1) {
    samples.direct.push(...(await closedLoop(direct, setup.direct.headers, 1, 30)).latencies);
    samples.proxied.push(...(await closedLoop(proxied, setup.proxy.headers, 1, 30)).latencies);
  }
  for (const values of Object.values(samples)) values.sort((a, b) => a - b);
  report('added latency, 1 connection, median', quantile(samples.proxied, 0.5) - quantile(samples.direct, 0.5), 'ms', { atMost: 1 });
  report('added latency, 1 connection, p99', quantile(samples.proxied, 0.99) - quantile(samples.direct, 0.99), 'ms');
  await Promise.all([direct.destroy(), proxied.destroy()]);
}

async function throughput(setup: Setup): Promise<void> {
  const direct = createPool(setup.direct, CONNECTIONS);
  const proxied = createPool(setup.proxy, CONNECTIONS);
  const rates = { direct: [] as number[], proxied: [] as number[] };
  const results: LoadResult[] = [];
  await closedLoop(proxied, setup.proxy.headers, CONNECTIONS, 10_000 * SHARE);
  const before = (await setup.usage()).cpu;
  for (let round = 0; round < ROUNDS; round += 1) {
    const plain = await closedLoop(direct, setup.direct.headers, CONNECTIONS, 20_000 * SHARE);
    rates.direct.push(plain.latencies.length / plain.seconds);
    const through = await closedLoop(proxied, setup.proxy.headers, CONNECTIONS, 20_000 * SHARE);
    rates.proxied.push(through.latencies.length / through.seconds);
    results.push(through);
  }
  const after = (await setup.usage()).cpu;
  const calls = results.reduce((sum, { latencies }) => sum + latencies.length, 0);
  report(`requests a second, ${CONNECTIONS} connections, direct (median)`, median(rates.direct), 'requests/s');
  report(`requests a second, ${CONNECTIONS} connections (median)`, median(rates.proxied), 'requests/s', { atLeast: 4_000 });
  report(`latency, ${CONNECTIONS} connections, p99 (median)`, median(results.map(({ latencies }) => quantile(latencies, 0.99))), 'ms');
  report('failures', results.reduce((sum, { failures }) => sum + failures, 0), '', { atMost: 0 });
  report('CPU of the service for 1,000 requests', ((after.user + after.system - before.user - before.system) / 1e6 / calls) * 1_000, 's');
  await Promise.all([direct.destroy(), proxied.destroy()]);
}

async function steadyRate(setup: Setup): Promise<void> {
  const pool = createPool(setup.proxy, CONNECTIONS);
  await openLoop(pool, setup.proxy.headers, 500, 5);
  const { latencies, failures } = await openLoop(pool, setup.proxy.headers, 500, 60 * SHARE);
  report(`500 requests/s for ${60 * SHARE} s, not 2xx`, failures, '', { atMost: 0 });
  report(`500 requests/s for ${60 * SHARE} s, median`, quantile(latencies, 0.5), 'ms');
  report(`500 requests/s for ${60 * SHARE} s, p99`, quantile(latencies, 0.99), 'ms', { atMost: 100 });
  await pool.destroy();
}

async function openConnections(setup: Setup): Promise<number> {
  const text = await (await request(setup.metricsUrl)).body.text();
  return Number(/^proxy_open_connections (\d+)/m.exec(text)?.[1]);
}

async function memory(setup: Setup): Promise<void> {
  const pool = createPool(setup.proxy, CONNECTIONS);
  await closedLoop(pool, setup.proxy.headers, CONNECTIONS, 25_000 * SHARE);
  const before = await setup.usage();
  const connectionsBefore = await openConnections(setup);
  await closedLoop(pool, setup.proxy.headers, CONNECTIONS, 100_000 * SHARE);
  const after = await setup.usage();
  report(`memory (RSS) after warm-up`, before.rss / MEGABYTE, 'MB');
  report(`memory growth over ${100_000 * SHARE} requests`, (after.rss - before.rss) / MEGABYTE, 'MB', { atMost: 20 });
  report('heap growth, garbage collected', (after.heap - before.heap) / MEGABYTE, 'MB');
  report('connections more than before', (await openConnections(setup)) - connectionsBefore, '', { atMost: 0 });
  await pool.destroy();
  await new Promise((resolve) => setTimeout(resolve, 500));
  report('connections left when all callers are gone', await openConnections(setup), '', { atMost: 0 });
}

/** A tenant at ten times its quota, and what its neighbour notices. Rounds in turns, as above. */
async function fairness(setup: Setup): Promise<void> {
  const greedyTarget = await setup.newTarget('greedy', { requestsPerMinute: 1_200, burst: 20 });
  const greedy = createPool(greedyTarget, 50);
  const neighbour = createPool(setup.proxy, 10);
  // All connections are open before anything is measured: fifty handshakes at once are another question.
  await Promise.all([closedLoop(neighbour, setup.proxy.headers, 10, 200), closedLoop(greedy, greedyTarget.headers, 50, 200)]);
  const p99 = { alone: [] as number[], beside: [] as number[] };
  let failures = 0;
  let refused = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const alone = await openLoop(neighbour, setup.proxy.headers, 50, 20 * SHARE);
    const [beside, flood] = await Promise.all([
      openLoop(neighbour, setup.proxy.headers, 50, 20 * SHARE),
      openLoop(greedy, greedyTarget.headers, 200, 20 * SHARE),
    ]);
    p99.alone.push(quantile(alone.latencies, 0.99));
    p99.beside.push(quantile(beside.latencies, 0.99));
    failures += alone.failures + beside.failures;
    refused += flood.failures / flood.latencies.length;
  }
  report('tenant at ten times its quota: refused (429)', (refused / ROUNDS) * 100, '%', { atLeast: 80 });
  report("neighbour's failures", failures, '', { atMost: 0 });
  report("neighbour's p99 alone (median of the rounds)", median(p99.alone), 'ms');
  report("neighbour's p99 beside it: rise", (median(p99.beside) / median(p99.alone) - 1) * 100, '%', { atMost: 20 });
  await Promise.all([greedy.destroy(), neighbour.destroy()]);
}

async function main(): Promise<void> {
  process.stdout.write(`Node ${process.version}; callers over TLS, upstream of 10 ms over ${UPSTREAM_SCHEME}; load of the machine before: ${loadavg().map((value) => value.toFixed(2)).join(' ')}\n`);
  const setup = await createSetup(UPSTREAM_SCHEME);
  try {
    const parts = { latency: addedLatency, throughput, steady: steadyRate, fairness, memory };
    for (const [name, measure] of Object.entries(parts)) if (ONLY === null || name === ONLY) await measure(setup);
  } finally {
    setup.close();
  }
  process.stdout.write(`Load of the machine after: ${loadavg().map((value) => value.toFixed(2)).join(' ')}\n`);
  process.stdout.write(missed === 0 ? 'Every limit is met.\n' : `${missed} limits are missed.\n`);
  process.exitCode = missed === 0 ? 0 : 1;
}

void main();
