import { withOwnBuild } from '../build/own-build';
import { createProgressBar } from '../eval/progress-bar';
import { formatSoak, isGood } from './report';
import { runSoak } from './run-soak';
import { readSoakOptions, SOAK_HELP } from './soak-options';

/** `npm run soak`. */
async function main(): Promise<void> {
  const options = readSoakOptions(process.argv.slice(2));
  if (options === null) {
    console.log(SOAK_HELP);
    return;
  }
  const bar = createProgressBar(process.stderr);
  const { invocations } = options;
  await withOwnBuild(async (build) => {
    const began = Date.now();
    const report = await runSoak({ ...options, build, onProgress: (done) => bar.show(Math.min(done, invocations), invocations, '') });
    bar.clear();
    console.log(formatSoak(report, (Date.now() - began) / 1_000));
    process.exitCode = isGood(report) ? 0 : 1;
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
