import { closedLoop, createPool, quantile } from '../support/load';
import { median, type Report } from '../support/report';
import type { Setup } from '../support/setup';

const ROUNDS = 60;
const CALLS = 40;

/**
 * What the way through the service adds for one caller with one connection. Direct calls, calls through the service
 * and calls through the bare way take short turns, in the opposite order every other round, so that whatever else the
 * machine does meets all of them. Each figure is the median over the rounds of the difference of two medians.
 */
export async function addedLatency(setup: Setup, report: Report, share: number): Promise<void> {
  const targets = [setup.direct, setup.proxy, setup.bare];
  const pools = targets.map((target) => createPool(target, 1));
  const all: [number[], number[], number[]] = [[], [], []];
  const added: { service: number[]; bare: number[]; beyondBare: number[] } = { service: [], bare: [], beyondBare: [] };
  for (let round = 0; round < ROUNDS * share; round += 1) {
    const medians: [number, number, number] = [0, 0, 0];
    for (const turn of round % 2 === 0 ? ([0, 1, 2] as const) : ([2, 1, 0] as const)) {
      const [pool, target] = [pools[turn], targets[turn]];
      if (pool === undefined || target === undefined) continue;
      const { latencies } = await closedLoop(pool, target.headers, 1, CALLS);
      medians[turn] = quantile(latencies, 0.5);
      all[turn].push(...latencies);
    }
    added.service.push(medians[1] - medians[0]);
    added.bare.push(medians[2] - medians[0]);
    added.beyondBare.push(medians[1] - medians[2]);
  }
  const [direct, proxied] = all.map((latencies) => latencies.sort((a, b) => a - b)) as [number[], number[], number[]];
  report.add('latency, 1 connection, direct, median', quantile(direct, 0.5), 'ms');
  report.add('added latency, 1 connection, bare way through Node, median', median(added.bare), 'ms');
  report.add('added latency, 1 connection, median', median(added.service), 'ms', { atMost: 1 });
  report.add('of that, beyond the bare way, median', median(added.beyondBare), 'ms');
  report.add('added latency, 1 connection, p99', quantile(proxied, 0.99) - quantile(direct, 0.99), 'ms');
  await Promise.all(pools.map((pool) => pool.destroy()));
}
