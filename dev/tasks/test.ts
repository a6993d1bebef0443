import path from 'node:path';
import overDataOfOthers from './over-data-of-others.json';
import { ROOT, stopCommandsOnSignal } from './command';
import { runJest } from './jest';
import { listSteps, runSteps, type StepResult } from './steps';
import { addTallies, countSkipsAsFailures, describeSkips, summaryLine, type Tally } from './tally';

/**
 * `npm test`: every check, and then a line that says what they came to.
 *
 * `npm test -- --skips-fail` counts a skipped test as a failed one. With any other argument
 * jest alone runs: `npm test -- unit`, `npm test -- flow undo`, `npm test -- -t "keeps the text"`.
 */
async function main(args: string[]): Promise<void> {
  stopCommandsOnSignal();
  const skipsFail = args.includes('--skips-fail');
  const jestArgs = args.filter((arg) => arg !== '--skips-fail');
  const env: Record<string, string> = skipsFail ? { SKIPS_FAIL: '1' } : {};
  const total = jestArgs.length === 0 ? await runEverything(env) : await runJest(jestArgs, env);
  const tally = skipsFail ? countSkipsAsFailures(total) : total;
  if (total.skipped.length > 0) console.log(`\n${describeSkips(total.skipped)}`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
  // npm forwards both streams; the summary has to be the last line of either.
  console.log(`\n${summaryLine(tally)}`);
}

async function runEverything(env: Record<string, string>): Promise<Tally> {
  const buildDir = path.join(ROOT, '.offline', 'test-build');
  const results: StepResult[] = [];
  await runSteps(listSteps(buildDir), (result) => {
    results.push(result);
    printStep(result);
  });
  const broken = results.filter(({ exitCode }) => exitCode !== 0);
  const built = results.at(-1)?.exitCode === 0;
  console.log('\n── Unit, flow and browser tests');
  // Without a build of its own jest makes a quick one, so that the tests still say what they find.
  const jest = await runJest([], built ? { ...env, AUTO_TRIAGE_APP_BUILD: buildDir } : env);
  for (const [variable, { data }] of Object.entries(overDataOfOthers)) {
    if (!process.env[variable]) console.log(`\nNot in this run: the tests over ${data}. Set ${variable} to where it is.`);
  }
  if (broken.length > 0) console.log(`\nFailed above: ${broken.map(({ name }) => name).join(', ')}.`);
  return addTallies([{ passed: results.length - broken.length, failed: broken.length, skipped: [] }, jest]);
}

function printStep({ name, exitCode, output, seconds }: StepResult): void {
  console.log(`\n── ${name}: ${exitCode === 0 ? 'passed' : 'FAILED'} (${seconds.toFixed(1)} s)`);
  if (output !== '') console.log(output);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
