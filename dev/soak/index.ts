import { withOwnBuild } from '../build/own-build';
import { createProgressBar } from '../eval/progress-bar';
import { formatBatchSoak, formatCrowdSoak } from './report-queue';
import { formatSoak, isGood } from './report';
import { runBatchSoak } from './run-batch-soak';
import { runCrowdSoak } from './run-crowd-soak';
import { runSoak } from './run-soak';
import { readSoakOptions, SOAK_HELP, type SoakOptions } from './soak-options';

/** `npm run soak`. */
async function main(): Promise<void> {
  const options = readSoakOptions(process.argv.slice(2));
  if (options === null) {
    console.log(SOAK_HELP);
    return;
  }
  if (options.queue) {
    await soakQueue(options);
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

/** The triage page, at the size of a large team. */
async function soakQueue({ faults, seed }: SoakOptions): Promise<void> {
  await withOwnBuild(async (build) => {
    const batch = await runBatchSoak({ build, issues: 200, faults, kills: 5, seed });
    console.log(formatBatchSoak(batch));
    const crowd = await runCrowdSoak({ build, people: 20, issues: 200, seconds: 60, seed });
    console.log(formatCrowdSoak(crowd));
    process.exitCode = batch.breaches.length + crowd.breaches.length === 0 ? 0 : 1;
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
