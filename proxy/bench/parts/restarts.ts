import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startFleet } from '../../src/cluster/fleet';
import { findServers } from '../../src/cluster/programs';
import { createPool, openLoop, quantile, type Target } from '../support/load';
import type { Report } from '../support/report';
import { CONNECTIONS, type Setup } from '../support/setup';

const PER_SECOND = 500;
const SECONDS = 60;
const RESTART_EVERY_SECONDS = 10;

/** 500 calls a second over three instances behind nginx, of which every ten seconds one is restarted. */
export async function restarts(setup: Setup, report: Report, share: number): Promise<void> {
  if (Object.values(findServers()).includes(null)) {
    process.stdout.write('PostgreSQL, Redis or nginx is missing: restarts are left out.\n');
    return;
  }
  const directory = mkdtempSync(join(tmpdir(), 'proxy-bench-fleet-'));
  const fleet = await startFleet({ directory, instances: 3, config: setup.input });
  try {
    const created = await fleet.runTokens('create', '--tenant', 'bench', '--plan', 'bench');
    const authorization = `Bearer ${created.trim().split('\t')[1] ?? ''}`;
    const target: Target = { url: fleet.url, ca: fleet.certificate, headers: { 'content-type': 'application/json', authorization } };
    const pool = createPool(target, CONNECTIONS);
    const seconds = Math.max(15, SECONDS * share);
    const running = openLoop(pool, target.headers, PER_SECOND, seconds);
    const latest = performance.now() + (seconds - 5) * 1_000;
    let count = 0;
    for (; performance.now() + RESTART_EVERY_SECONDS * 1_000 < latest; count += 1) {
      const [next] = await Promise.all([fleet.instances[count % fleet.instances.length], wait(RESTART_EVERY_SECONDS * 1_000)]);
      await next?.stop();
      await next?.start();
    }
    const { latencies, failures } = await running;
    report.add(`${PER_SECOND} requests/s over three instances for ${seconds} s, restarts`, count, '');
    report.add(`${PER_SECOND} requests/s over three instances for ${seconds} s, not 2xx`, failures, '', { atMost: 0 });
    report.add(`${PER_SECOND} requests/s over three instances for ${seconds} s, median`, quantile(latencies, 0.5), 'ms');
    report.add(`${PER_SECOND} requests/s over three instances for ${seconds} s, p99`, quantile(latencies, 0.99), 'ms');
    await pool.destroy();
  } finally {
    await fleet.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
