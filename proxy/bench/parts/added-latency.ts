import { closedLoop, createPool, quantile, type Target } from '../support/load';
import { median, type Report } from '../support/report';
import type { Setup } from '../support/setup';

const ROUNDS = 60;
const CALLS = 40;

/** Where calls go, and what came of them: all latencies, and the median of each round. */
class Way {
  readonly latencies: number[] = [];
  readonly medians: number[] = [];
  private readonly pool;

  constructor(private readonly target: Target) {
    this.pool = createPool(target, 1);
  }

  async turn(): Promise<void> {
    const { latencies } = await closedLoop(this.pool, this.target.headers, 1, CALLS);
    this.latencies.push(...latencies);
    this.medians.push(quantile(latencies, 0.5));
  }

  /** The median over the rounds of what this way takes longer than the other, in milliseconds. */
  beyond(other: Way): number {
    return median(this.medians.map((milliseconds, round) => milliseconds - (other.medians[round] ?? Number.NaN)));
  }

  /** In milliseconds. */
  quantile(share: number): number {
    return quantile(
      [...this.latencies].sort((a, b) => a - b),
      share,
    );
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}

/**
 * What the way through the service adds for one caller with one connection. Direct calls, calls through the service
 * and calls through the yardsticks take short turns, in the opposite order every other round, so that whatever else the
 * machine does meets all of them. Each figure is the median over the rounds of the difference of two medians.
 */
export async function addedLatency(setup: Setup, report: Report, share: number): Promise<void> {
  const direct = new Way(setup.direct);
  const service = new Way(setup.proxy.target);
  const bare = new Way(setup.bare);
  const nginx = setup.nginx === null ? null : new Way(setup.nginx);
  const ways = [direct, service, bare, ...(nginx === null ? [] : [nginx])];
  for (let round = 0; round < ROUNDS * share; round += 1) {
    for (const way of round % 2 === 0 ? ways : ways.toReversed()) await way.turn();
  }
  report.add('latency, 1 connection, direct, median', direct.quantile(0.5), 'ms');
  if (nginx !== null) report.add('added latency, 1 connection, nginx, median', nginx.beyond(direct), 'ms');
  report.add('added latency, 1 connection, bare way through Node, median', bare.beyond(direct), 'ms');
  report.add('added latency, 1 connection, median', service.beyond(direct), 'ms', { atMost: 1 });
  report.add('of that, beyond the bare way, median', service.beyond(bare), 'ms');
  report.add('added latency, 1 connection, p99', service.quantile(0.99) - direct.quantile(0.99), 'ms');
  await Promise.all(ways.map((way) => way.close()));
}
