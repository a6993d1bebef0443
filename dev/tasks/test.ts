import path from 'node:path';
import { ROOT, stopCommandsOnSignal } from './command';
import { runJest } from './jest';
import { describeLeftOut } from './left-out';
import { APP_TYPES, chooseSteps, FORGE_TYPES, forgeBuild, runSteps, STATIC_CHECKS, type StepResult } from './steps';
import { findMistake } from './test-mistake';
import { addTallies, countSkipsAsFailures, describeSkips, summaryLine, type Tally } from './tally';

/**
 * `npm test`: every check, and then a line that says what they came to.
 *
 * - `npm test -- --skips-fail`: everything, volumes too, and a skipped test counts as a failed one. For CI.
 * - `npm test -- checks`: what runs no test. One of them: `types`, `lint`, `format`, `imports`, `manifest`.
 * - `npm test -- fast`: the app's types, and the unit tests that uncommitted changes reach.
 * - Any other argument is jest's: `npm test -- unit`, `npm test -- flow undo`, `npm test -- -t "keeps the text"`.
 */
async function main(args: string[]): Promise<void> {
  stopCommandsOnSignal();
  const skipsFail = args.includes('--skips-fail');
  const total = await runChosen(
    args.filter((arg) => arg !== '--skips-fail'),
    skipsFail,
  );
  const tally = skipsFail ? countSkipsAsFailures(total) : total;
  if (total.skipped.length > 0) console.log(`\n${describeSkips(total.skipped)}`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
  // npm forwards both streams; the summary has to be the last line of either.
  console.log(`\n${summaryLine(tally)}`);
}

async function runChosen(args: string[], skipsFail: boolean): Promise<Tally> {
  const steps = chooseSteps(args);
  const mistake = findMistake(args);
  if (mistake !== null) throw new Error(mistake);
  if (args.length === 0) return runEverything(skipsFail);
  if (steps !== null) return tallySteps(await runSteps(steps, printStep));
  if (args[0] === 'fast') return runFast(args.slice(1));
  // Who names a suite or a file wants all of it.
  return runJest(args, { VOLUMES: '1', ...(skipsFail ? { SKIPS_FAIL: '1' } : {}) });
}

/**
 * Two lanes that keep the processors busy. One runs jest: first what needs no build, then the flow and browser tests,
 * which mostly wait. The other builds the app meanwhile, and then checks the sources: most of it before the flow and
 * browser tests begin, whose functions and pages meet limits of time where too much runs beside them.
 */
async function runEverything(skipsFail: boolean): Promise<Tally> {
  const buildDir = path.join(ROOT, '.offline', 'test-build');
  // A dumb terminal keeps jest from redrawing its last lines, between which the other lane prints.
  const env: Record<string, string> = { TERM: 'dumb', ...(skipsFail ? { SKIPS_FAIL: '1', VOLUMES: '1' } : {}) };
  const colors = process.stdout.isTTY ? ['--colors'] : [];
  const building = runSteps([forgeBuild(buildDir)], printStep);
  const checking = building.then(() => runSteps(skipsFail ? [...STATIC_CHECKS, FORGE_TYPES] : STATIC_CHECKS, printStep));
  const unit = await runJest(['unit', 'proxy', ...colors], env);
  const built = await building;
  // Without a build of its own jest makes a quick one, so that the tests still say what they find.
  const buildEnv: Record<string, string> = tallySteps(built).failed === 0 ? { AUTO_TRIAGE_APP_BUILD: buildDir } : {};
  const flowAndBrowser = await runJest(['flow', 'browser', ...colors], { ...env, ...buildEnv });
  const checked = await checking;
  console.log('');
  console.log(describeLeftOut({ ...process.env, ...env }));
  return addTallies([unit, tallySteps(built), flowAndBrowser, tallySteps(checked)]);
}

async function runFast(args: string[]): Promise<Tally> {
  const related = args.length === 0 ? ['--onlyChanged'] : args;
  const [jest, types] = await Promise.all([runJest(['unit', '--passWithNoTests', ...related], {}), runSteps([APP_TYPES], printStep)]);
  return addTallies([tallySteps(types), jest]);
}

function tallySteps(results: StepResult[]): Tally {
  const failed = results.filter(({ exitCode }) => exitCode !== 0).length;
  return { passed: results.length - failed, failed, skipped: [] };
}

function printStep({ name, exitCode, output, seconds }: StepResult): void {
  console.log(`── ${name}: ${exitCode === 0 ? 'passed' : 'FAILED'} (${seconds.toFixed(1)} s)`);
  if (output !== '' && exitCode !== 0) console.log(output);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
