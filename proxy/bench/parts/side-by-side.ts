import type { Pool } from 'undici';
import { closedLoop, createPool, quantile, type LoadResult } from '../support/load';
import { median, type Report } from '../support/report';
import { CONNECTIONS, type Measured, type Setup } from '../support/setup';

const LATENCY_ROUNDS = 60;
const LATENCY_CALLS = 40;
const RATE_ROUNDS = 9;
const RATE_CALLS = 6_000;
const LEAD_IN_CALLS = 1_000;

/** One of several services that take turns. */
class Turn {
  readonly medians: number[] = [];
  readonly rates: number[] = [];
  readonly cpu: number[] = [];
  failures = 0;
  private readonly one: Pool;
  private readonly many: Pool;

  constructor(private readonly measured: Measured) {
    this.one = createPool(measured.target, 1);
    this.many = createPool(measured.target, CONNECTIONS);
  }

  async takeLatency(): Promise<void> {
    const { latencies, failures } = await closedLoop(this.one, this.measured.target.headers, 1, LATENCY_CALLS);
    this.medians.push(quantile(latencies, 0.5));
    this.failures += failures;
  }

  async takeRate(calls: number): Promise<void> {
    await this.load(LEAD_IN_CALLS);
    const before = await this.measured.service.cpu();
    const { latencies, seconds, failures } = await this.load(calls);
    this.rates.push(latencies.length / seconds);
    this.cpu.push(((await this.measured.service.cpu()) - before) / 1e6 / (latencies.length / 1_000));
    this.failures += failures;
  }

  async close(): Promise<void> {
    await Promise.all([this.one.destroy(), this.many.destroy()]);
  }

  private load(calls: number): Promise<LoadResult> {
    return closedLoop(this.many, this.measured.target.headers, CONNECTIONS, calls);
  }
}

/** The median over the rounds of what one figure is to the other. */
function pairs(one: readonly number[], other: readonly number[], compare: (a: number, b: number) => number): number {
  return median(one.map((value, round) => compare(value, other[round] ?? Number.NaN)));
}

/**
 * The same service with tokens in a file, with PostgreSQL and Redis, and (`--before FOLDER`) an earlier build, in short
 * turns in alternating order. Each figure is the median over the rounds of a difference or ratio within one round.
 */
export async function sideBySide(setup: Setup, report: Report, share: number): Promise<void> {
  const file = new Turn(setup.proxy);
  const shared = setup.shared === null ? null : new Turn(setup.shared);
  const before = setup.before === null ? null : new Turn(setup.before);
  const turns = [file, shared, before].filter((turn) => turn !== null);
  for (let round = 0; round < Math.max(4, LATENCY_ROUNDS * share); round += 1) {
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn.takeLatency();
  }
  for (let round = 0; round < Math.max(3, RATE_ROUNDS * share); round += 1) {
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn.takeRate(Math.max(2_000, RATE_CALLS * share));
  }
  if (shared === null) process.stdout.write('PostgreSQL or Redis is missing: shared stores are left out.\n');
  else {
    const added = pairs(shared.medians, file.medians, (a, b) => a - b);
    report.add('shared stores: added to the median of 1 connection', added, 'ms', { atMost: 0.35 });
    report.add(
      `shared stores: share of the file store’s requests/s, ${CONNECTIONS} connections`,
      pairs(shared.rates, file.rates, ratio),
      '',
      { atLeast: 0.85 },
    );
    report.add('shared stores: CPU of the service for 1,000 requests', median(shared.cpu), 's');
    report.add('shared stores: failures', shared.failures, '', { atMost: 0 });
  }
  report.add('file store: failures', file.failures, '', { atMost: 0 });
  report.add('file store: CPU of the service for 1,000 requests', median(file.cpu), 's');
  if (before !== null) {
    report.add('build before: CPU of the service for 1,000 requests', median(before.cpu), 's');
    // A build that refuses every call would look lean.
    report.add('build before: failures', before.failures, '', { atMost: 0 });
    report.add('CPU in proportion to the build before', pairs(file.cpu, before.cpu, ratio), '', { atMost: 0.8 });
  }
  await Promise.all(turns.map((turn) => turn.close()));
}

function ratio(one: number, other: number): number {
  return one / other;
}
