import { closedLoop, createPool, quantile, type LoadResult } from '../support/load';
import { median, type Report } from '../support/report';
import { CONNECTIONS, type Setup } from '../support/setup';

const ROUNDS = 3;
const CALLS = 20_000;

/** As many calls as go on a hundred connections: direct, through the bare way and through the service in turns. */
export async function throughput(setup: Setup, report: Report, share: number): Promise<void> {
  const direct = createPool(setup.direct, CONNECTIONS);
  const bare = createPool(setup.bare, CONNECTIONS);
  const proxied = createPool(setup.proxy, CONNECTIONS);
  const rates = { direct: [] as number[], bare: [] as number[], proxied: [] as number[] };
  const results: LoadResult[] = [];
  const before = (await setup.usage()).cpu;
  for (let round = 0; round < ROUNDS; round += 1) {
    const plain = await closedLoop(direct, setup.direct.headers, CONNECTIONS, CALLS * share);
    rates.direct.push(plain.latencies.length / plain.seconds);
    const least = await closedLoop(bare, setup.bare.headers, CONNECTIONS, CALLS * share);
    rates.bare.push(least.latencies.length / least.seconds);
    const through = await closedLoop(proxied, setup.proxy.headers, CONNECTIONS, CALLS * share);
    rates.proxied.push(through.latencies.length / through.seconds);
    results.push(through);
  }
  const after = (await setup.usage()).cpu;
  const calls = results.reduce((sum, { latencies }) => sum + latencies.length, 0);
  report.add(`requests a second, ${CONNECTIONS} connections, direct (median)`, median(rates.direct), 'requests/s');
  report.add(`requests a second, ${CONNECTIONS} connections, bare way through Node (median)`, median(rates.bare), 'requests/s');
  report.add(`requests a second, ${CONNECTIONS} connections (median)`, median(rates.proxied), 'requests/s', { atLeast: 4_000 });
  report.add(`latency, ${CONNECTIONS} connections, p99 (median)`, median(results.map(({ latencies }) => quantile(latencies, 0.99))), 'ms');
  report.add('failures', results.reduce((sum, { failures }) => sum + failures, 0), '', { atMost: 0 });
  report.add('CPU of the service for 1,000 requests', ((after.user + after.system - before.user - before.system) / 1e6 / calls) * 1_000, 's');
  await Promise.all([direct.destroy(), bare.destroy(), proxied.destroy()]);
}
