import { createPool, openLoop, quantile } from '../support/load';
import type { Report } from '../support/report';
import { CONNECTIONS, type Setup } from '../support/setup';

/** 500 calls a second for a minute, whether or not earlier ones were answered. */
export async function steadyRate(setup: Setup, report: Report, share: number): Promise<void> {
  const pool = createPool(setup.proxy.target, CONNECTIONS);
  await openLoop(pool, setup.proxy.target.headers, 500, 5);
  const seconds = 60 * share;
  const { latencies, failures } = await openLoop(pool, setup.proxy.target.headers, 500, seconds);
  report.add(`500 requests/s for ${seconds} s, not 2xx`, failures, '', { atMost: 0 });
  report.add(`500 requests/s for ${seconds} s, median`, quantile(latencies, 0.5), 'ms');
  report.add(`500 requests/s for ${seconds} s, p99`, quantile(latencies, 0.99), 'ms', { atMost: 100 });
  await pool.destroy();
}
