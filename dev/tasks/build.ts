import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildAppWithForge } from '../build/forge-app';
import { ROOT } from './command';

/**
 * Builds the app into the folder of the first argument and prints the sizes of what would be uploaded.
 */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const target = path.resolve(ROOT, positionals[0] ?? '.offline/forge-build');
  await buildAppWithForge(ROOT, target);
  for (const file of readdirSync(target, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.js')) console.log(`${(statSync(path.join(target, file)).size / 1_000).toFixed(0).padStart(5)} KB  ${file}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
