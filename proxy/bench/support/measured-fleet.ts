import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFleet, type Fleet } from '../../src/cluster/fleet';
import { findServers } from '../../src/cluster/programs';
import type { Target } from './load';
import type { Setup } from './setup';

/** Three instances behind nginx, in front of the benchmark's upstream. */
export interface MeasuredFleet {
  instances: Fleet['instances'];
  newTarget(tenant: string, plan?: 'bench' | 'greedy'): Promise<Target>;
  stop(): Promise<void>;
}

/** Null, with a line that says so, where the machine lacks a server. */
export async function startMeasuredFleet({ input }: Setup): Promise<MeasuredFleet | null> {
  if (Object.values(findServers()).includes(null)) {
    process.stdout.write('PostgreSQL, Redis or nginx is missing: several instances are left out.\n');
    return null;
  }
  const directory = mkdtempSync(join(tmpdir(), 'proxy-bench-fleet-'));
  const fleet = await startFleet({ directory, instances: 3, config: input });
  return {
    instances: fleet.instances,
    async newTarget(tenant, plan = 'bench') {
      const created = await fleet.runTokens('create', '--tenant', tenant, '--plan', plan);
      const authorization = `Bearer ${created.trim().split('\t')[1] ?? ''}`;
      return { url: fleet.url, ca: fleet.certificate, headers: { 'content-type': 'application/json', authorization } };
    },
    async stop() {
      await fleet.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
