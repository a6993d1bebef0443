import type { Pool } from 'undici';
import { closedLoop, createPool, quantile, type LoadResult, type Target } from '../support/load';
import { median, type Report } from '../support/report';
import { CONNECTIONS, type Setup } from '../support/setup';

/** Many and short, because the speed of a machine changes from one second to the next. */
const ROUNDS = 9;
const CALLS = 6_000;
/** Not timed: while another target has its turn, connections end for idleness, and handshakes are not the question. */
const LEAD_IN_CALLS = 1_000;

/** As many calls as go on a hundred connections: direct, through the bare way and through the service in turns. */
export async function throughput(setup: Setup, report: Report, share: number): Promise<void> {
  const direct = createPool(setup.direct, CONNECTIONS);
  const bare = createPool(setup.bare, CONNECTIONS);
  const proxied = createPool(setup.proxy.target, CONNECTIONS);
  const rates = { direct: [] as number[], bare: [] as number[], proxied: [] as number[] };
  const results: LoadResult[] = [];
  let microseconds = 0;
  const connect = (pool: Pool, { headers }: Target): Promise<LoadResult> => closedLoop(pool, headers, CONNECTIONS, LEAD_IN_CALLS * share);
  for (let round = 0; round < ROUNDS; round += 1) {
    await connect(direct, setup.direct);
    const plain = await closedLoop(direct, setup.direct.headers, CONNECTIONS, CALLS * share);
    rates.direct.push(plain.latencies.length / plain.seconds);
    await connect(bare, setup.bare);
    const least = await closedLoop(bare, setup.bare.headers, CONNECTIONS, CALLS * share);
    rates.bare.push(least.latencies.length / least.seconds);
    await connect(proxied, setup.proxy.target);
    const before = await setup.proxy.service.cpu();
    const through = await closedLoop(proxied, setup.proxy.target.headers, CONNECTIONS, CALLS * share);
    rates.proxied.push(through.latencies.length / through.seconds);
    microseconds += (await setup.proxy.service.cpu()) - before;
    results.push(through);
  }
  const calls = results.reduce((sum, { latencies }) => sum + latencies.length, 0);
  report.add(`requests a second, ${CONNECTIONS} connections, direct (median)`, median(rates.direct), 'requests/s');
  report.add(`requests a second, ${CONNECTIONS} connections, bare way through Node (median)`, median(rates.bare), 'requests/s');
  report.add(`requests a second, ${CONNECTIONS} connections (median)`, median(rates.proxied), 'requests/s', { atLeast: 4_000 });
  report.add(
    'the service’s share of the bare way’s (median of the pairs)',
    100 * median(rates.proxied.map((rate, round) => rate / (rates.bare[round] ?? Number.NaN))),
    '%',
  );
  report.add(`latency, ${CONNECTIONS} connections, p99 (median)`, median(results.map(({ latencies }) => quantile(latencies, 0.99))), 'ms');
  report.add(
    'failures',
    results.reduce((sum, { failures }) => sum + failures, 0),
    '',
    { atMost: 0 },
  );
  report.add('CPU of the service for 1,000 requests', (microseconds / 1e6 / calls) * 1_000, 's');
  await Promise.all([direct.destroy(), bare.destroy(), proxied.destroy()]);
}
