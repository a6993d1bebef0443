import { request } from 'undici';
import { closedLoop, createPool } from '../support/load';
import type { Report } from '../support/report';
import { CONNECTIONS, type Setup } from '../support/setup';

const MEGABYTE = 1_048_576;
const CALLS = 100_000;
/** The heap grows for so long after it was collected, whatever the calls leave behind. */
const WARM_UP_CALLS = 25_000;

async function openConnections(setup: Setup): Promise<number> {
  const text = await (await request(setup.proxy.service.metricsUrl)).body.text();
  return Number(/^proxy_open_connections (\d+)/m.exec(text)?.[1]);
}

/** What a hundred thousand calls leave behind. */
export async function memory(setup: Setup, report: Report, share: number): Promise<void> {
  const pool = createPool(setup.proxy.target, CONNECTIONS);
  await closedLoop(pool, setup.proxy.target.headers, CONNECTIONS, WARM_UP_CALLS * share);
  const before = await setup.proxy.service.memory();
  const connectionsBefore = await openConnections(setup);
  await closedLoop(pool, setup.proxy.target.headers, CONNECTIONS, CALLS * share);
  const after = await setup.proxy.service.memory();
  report.add('memory (RSS) after warm-up', before.rss / MEGABYTE, 'MB');
  report.add(`memory growth over ${CALLS * share} requests`, (after.rss - before.rss) / MEGABYTE, 'MB', { atMost: 20 });
  report.add('heap growth, garbage collected', (after.heap - before.heap) / MEGABYTE, 'MB');
  report.add('connections more than before', (await openConnections(setup)) - connectionsBefore, '', { atMost: 0 });
  await pool.destroy();
  await new Promise((resolve) => setTimeout(resolve, 500));
  report.add('connections left when all callers are gone', await openConnections(setup), '', { atMost: 0 });
}
