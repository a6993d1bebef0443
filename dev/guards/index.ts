import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { faultsOf, fillIn, type Guard, type GuardTest } from './guard';
import { createGuardTree } from './guard-tree';
import { judgeRemoval, type Verdict } from './judge-outcome';
import { GUARDS } from './list';
import { runTests, type TestOutcome } from './run-tests';

const ROOT = path.resolve(__dirname, '../..');

const HELP = `Takes each guard of the app away in a copy of the project, and expects a test to fail.

  npm run test:guards -- [options]

  --only <text>   only guards with this in their name; may be given more than once
  --list          list the guards and their tests, and run nothing
  --help          show this text
`;

interface Row {
  guard: Guard;
  verdict: Verdict;
  note: string;
}

function read(file: string): string | null {
  const full = path.join(ROOT, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : null;
}

function listGuards(guards: readonly Guard[]): void {
  for (const { name, invariant, file, tests } of guards) {
    console.log(`${invariant ?? '-'}  ${name}\n     ${file}`);
    for (const test of tests) console.log(`     ${test.file} "${fillIn(test.title, test.of)}"`);
  }
}

/** Every named test with all guards in their places, file by file. */
async function runAsItIs(folder: string, tests: readonly GuardTest[]): Promise<TestOutcome> {
  const whole: TestOutcome = { passed: [], failed: [], unloaded: false, hung: false, output: '' };
  for (const file of new Set(tests.map((test) => test.file))) {
    const outcome = await runTests(
      folder,
      tests.filter((test) => test.file === file),
    );
    whole.passed.push(...outcome.passed);
    whole.failed.push(...outcome.failed);
    const isGood = outcome.failed.length === 0 && !outcome.unloaded;
    console.log(`${isGood ? 'green' : 'RED'.padEnd(5)}  ${file}: ${outcome.passed.length} passed, ${outcome.failed.length} failed`);
    if (!isGood) console.log(outcome.output.slice(-3_000));
  }
  return whole;
}

/** Runs everything as it is once, and then without one guard after the other. */
async function tryGuards(guards: readonly Guard[]): Promise<Row[]> {
  const tree = createGuardTree(ROOT);
  const stop = (): never => {
    tree.remove();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  try {
    const before = await runAsItIs(
      tree.folder,
      guards.flatMap(({ tests }) => tests),
    );
    const rows: Row[] = [];
    for (const guard of guards) {
      const began = Date.now();
      const after = await tree.without(guard, () => runTests(tree.folder, guard.tests));
      const verdict = judgeRemoval(guard, before, after);
      const note = after.hung ? 'did not end' : (after.failed[0] ?? '');
      rows.push({ guard, verdict, note });
      console.log(
        `${verdict.padEnd(9)}  ${guard.invariant ?? '-'}  ${guard.name}  (${((Date.now() - began) / 1_000).toFixed(0)} s)${note === '' ? '' : `\n             red: ${note}`}`,
      );
      if (verdict === 'BROKEN') console.log(after.output.slice(-2_000));
    }
    return rows;
  } finally {
    tree.remove();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, list: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  const wanted = values.only ?? [];
  const guards = wanted.length === 0 ? GUARDS : GUARDS.filter(({ name }) => wanted.some((text) => name.includes(text)));
  if (guards.length === 0) throw new Error(`No guard has ${wanted.map((text) => `“${text}”`).join(' or ')} in its name. --list shows all.`);
  if (values.list === true) {
    listGuards(guards);
    return;
  }
  const faults = guards.flatMap((guard) => faultsOf(guard, read));
  if (faults.length > 0) throw new Error(`The list is out of date:\n${faults.join('\n')}`);
  const rows = await tryGuards(guards);
  const bad = rows.filter(({ verdict }) => verdict !== 'kept');
  console.log(`\n${rows.length - bad.length} of ${rows.length} guards cannot be taken away without a test that fails.`);
  for (const { guard, verdict } of bad) console.log(`  ${verdict}: ${guard.name} (${guard.file})`);
  process.exitCode = bad.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
