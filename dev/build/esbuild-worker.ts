import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** Bundles the program that runs the app's functions into one plain file, and returns where it is. */
export async function buildFunctionWorker(outDir: string): Promise<string> {
  const outfile = path.join(outDir, 'function-worker.js');
  await mkdir(outDir, { recursive: true });
  await build({
    entryPoints: [path.join(__dirname, '../platform/worker/function-worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}
