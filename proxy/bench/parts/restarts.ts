import { setTimeout as wait } from 'node:timers/promises';
import { createPool, openLoop, quantile } from '../support/load';
import { startMeasuredFleet } from '../support/measured-fleet';
import type { Report } from '../support/report';
import { CONNECTIONS, type Setup } from '../support/setup';

const PER_SECOND = 500;
const SECONDS = 60;
const RESTART_EVERY_SECONDS = 10;

/** 500 calls a second over three instances behind nginx, of which every ten seconds one is restarted. */
export async function restarts(setup: Setup, report: Report, share: number): Promise<void> {
  const fleet = await startMeasuredFleet(setup);
  if (fleet === null) return;
  try {
    const target = await fleet.newTarget('bench');
    const pool = createPool(target, CONNECTIONS);
    const seconds = Math.max(15, SECONDS * share);
    const running = openLoop(pool, target.headers, PER_SECOND, seconds);
    const latest = performance.now() + (seconds - 5) * 1_000;
    let count = 0;
    for (; performance.now() + RESTART_EVERY_SECONDS * 1_000 < latest; count += 1) {
      await wait(RESTART_EVERY_SECONDS * 1_000);
      const instance = fleet.instances[count % fleet.instances.length];
      await instance?.stop();
      await instance?.start();
    }
    const { latencies, failures } = await running;
    const name = `${PER_SECOND} requests/s over three instances for ${seconds} s`;
    report.add(`${name}, restarts`, count, '');
    report.add(`${name}, not 2xx`, failures, '', { atMost: 0 });
    report.add(`${name}, median`, quantile(latencies, 0.5), 'ms');
    report.add(`${name}, p99`, quantile(latencies, 0.99), 'ms');
    await pool.destroy();
  } finally {
    await fleet.stop();
  }
}
