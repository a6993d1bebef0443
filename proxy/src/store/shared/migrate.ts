import { join } from 'node:path';
import type { Environment } from '../../config/read-secret';
import type { SharedStoreConfig } from '../../config/shared-store-schema';
import { postgresOptions, withConnection } from './postgres';

/** Beside the sources, and beside what they are compiled to. */
const MIGRATIONS = join(__dirname, '..', '..', '..', 'migrations');

/** Brings the tables up to date and returns the names of what was applied. Several at once wait for one another. */
export async function migrate(config: SharedStoreConfig['postgres'], environment: Environment): Promise<string[]> {
  // An ES module with its own commands, which the service itself never loads.
  const { runner } = await import('node-pg-migrate');
  return withConnection(postgresOptions(config, environment), async (client) => {
    const applied = await runner({
      dbClient: client,
      dir: MIGRATIONS,
      migrationsTable: 'migrations',
      direction: 'up',
      advisoryLockMode: 'wait',
      singleTransaction: true,
      verbose: false,
      log: () => undefined,
    });
    return applied.map(({ name }) => name);
  });
}
