import { closedLoop, createPool, openLoop, quantile } from '../support/load';
import { startMeasuredFleet } from '../support/measured-fleet';
import { median, type Report } from '../support/report';
import type { Setup } from '../support/setup';

const PAIRS = 16;
const SECONDS = 4;
/** Calls a second. */
const NEIGHBOUR_RATE = 100;
const NEIGHBOUR_CONNECTIONS = 10;
/** Of the plan `greedy`, in calls a second. */
const QUOTA_RATE = 20;

/**
 * A tenant at ten times its quota, and what its neighbour notices, over three instances behind nginx or, where the machine
 * has no servers for that, over one. The greedy tenant calls from a process of its own, or the neighbour's figures would
 * show what the two share here. Alone and beside it in short turns, and the median of each pair's rise: what else the
 * machine does spoils a pair and not the figure.
 */
export async function fairness(setup: Setup, report: Report, share: number): Promise<void> {
  const fleet = await startMeasuredFleet(setup);
  const target = fleet === null ? setup.proxy.target : await fleet.newTarget('neighbour');
  const greedyTarget = await (fleet ?? setup.proxy.service).newTarget('greedy', 'greedy');
  const flood = setup.startFlood(greedyTarget, QUOTA_RATE * 10);
  const pool = createPool(target, NEIGHBOUR_CONNECTIONS);
  const measure = () => openLoop(pool, target.headers, NEIGHBOUR_RATE, SECONDS);
  await closedLoop(pool, target.headers, NEIGHBOUR_CONNECTIONS, 200);
  // Its burst is used up and its connections are open before anything is measured.
  await flood.run(SECONDS);
  const alone: number[] = [];
  const rises: number[] = [];
  let failures = 0;
  const total = { calls: 0, refused: 0, failed: 0 };
  for (let pair = 0; pair < PAIRS * share; pair += 1) {
    const p99 = { alone: 0, beside: 0 };
    for (const turn of pair % 2 === 0 ? (['alone', 'beside'] as const) : (['beside', 'alone'] as const)) {
      const [own, greedy] = await Promise.all([measure(), turn === 'beside' ? flood.run(SECONDS) : null]);
      p99[turn] = quantile(own.latencies, 0.99);
      failures += own.failures;
      total.calls += greedy?.calls ?? 0;
      total.refused += greedy?.refused ?? 0;
      total.failed += greedy?.failed ?? 0;
    }
    alone.push(p99.alone);
    rises.push((p99.beside / p99.alone - 1) * 100);
  }
  report.add('tenant at ten times its quota: 429 with Retry-After', (total.refused / total.calls) * 100, '%', { atLeast: 80 });
  report.add('tenant at ten times its quota: neither 200 nor that', total.failed, '', { atMost: 0 });
  report.add("neighbour's failures", failures, '', { atMost: 0 });
  report.add("neighbour's p99 alone (median)", median(alone), 'ms');
  report.add("neighbour's p99 beside it: rise (median of the pairs)", median(rises), '%', { atMost: 20 });
  flood.close();
  await pool.destroy();
  await fleet?.stop();
}
