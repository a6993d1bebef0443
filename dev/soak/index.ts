import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildAppWithEsbuild } from '../build/esbuild-app';
import { createProgressBar } from '../eval/progress-bar';
import { formatSoak, isGood } from './report';
import { runSoak } from './run-soak';
import { readSoakOptions, SOAK_HELP } from './soak-options';

const ROOT = path.resolve(__dirname, '../..');

/** `npm run soak`. */
async function main(): Promise<void> {
  const options = readSoakOptions(process.argv.slice(2));
  if (options === null) {
    console.log(SOAK_HELP);
    return;
  }
  const offline = path.join(ROOT, '.offline');
  mkdirSync(offline, { recursive: true });
  // A folder of its own, so that two runs do not build over each other.
  const folder = mkdtempSync(path.join(offline, 'soak-'));
  const bar = createProgressBar(process.stderr);
  try {
    const build = await buildAppWithEsbuild(ROOT, folder);
    const began = Date.now();
    const { invocations } = options;
    const report = await runSoak({ ...options, build, onProgress: (done) => bar.show(Math.min(done, invocations), invocations, '') });
    bar.clear();
    console.log(formatSoak(report, (Date.now() - began) / 1_000));
    process.exitCode = isGood(report) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
