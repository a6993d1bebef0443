import { randomUUID } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the program that runs the app's functions into one plain file, and
 * returns where it is. Several hosts may do so at the same time: the file
 * appears whole.
 */
export async function buildFunctionWorker(outDir: string): Promise<string> {
  const file = path.join(outDir, 'function-worker.js');
  const temporary = path.join(outDir, `function-worker.${randomUUID()}.js`);
  await mkdir(outDir, { recursive: true });
  await build({
    entryPoints: [path.join(__dirname, '../platform/worker/function-worker.ts')],
    outfile: temporary,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  await rename(temporary, file);
  return file;
}
