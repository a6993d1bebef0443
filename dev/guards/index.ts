import path from 'node:path';
import { parseArgs } from 'node:util';
import { faultsOf, readGuards, type Guard } from './guard';
import { createGuardTree } from './guard-tree';
import { judge, runTests, type Verdict } from './run-tests';

const ROOT = path.resolve(__dirname, '../..');

const HELP = `Takes each guard of dev/guards/guards.yml away in a copy of the project, and expects a test to fail.

  npm run test:guards -- [options]

  --only <text>   only guards with this in their name; may be given more than once
  --list          list the guards and their tests, and run nothing
  --help          show this text
`;

/** Runs each guard's tests with it and without it; the guards that nothing would miss. */
async function tryGuards(guards: readonly Guard[]): Promise<[Guard, Verdict][]> {
  const tree = createGuardTree(ROOT);
  const stop = (): never => {
    tree.remove();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  try {
    const bad: [Guard, Verdict][] = [];
    for (const guard of guards) {
      const before = await runTests(tree.folder, guard.tests);
      const after = await tree.without(guard, () => runTests(tree.folder, guard.tests));
      const verdict = judge(before, after);
      console.log(`${verdict.padEnd(9)}  ${guard.invariant ?? '-'}  ${guard.name}\n             ${after.failed[0] ?? ''}`);
      if (verdict === 'kept') continue;
      bad.push([guard, verdict]);
      console.log((verdict === 'NOT GREEN' ? before : after).output.slice(-2_000));
    }
    return bad;
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
  const guards = readGuards().filter(({ name }) => values.only?.some((text) => name.includes(text)) ?? true);
  if (guards.length === 0) throw new Error('No guard has this in its name. --list shows all.');
  if (values.list === true) {
    console.log(guards.map(({ name, file }) => `${name} (${file})`).join('\n'));
    return;
  }
  const faults = guards.flatMap((guard) => faultsOf(guard, ROOT));
  if (faults.length > 0) throw new Error(`The list is out of date:\n${faults.join('\n')}`);
  const bad = await tryGuards(guards);
  console.log(`\n${guards.length - bad.length} of ${guards.length} guards cannot be taken away without a test that fails.`);
  for (const [{ name, file }, verdict] of bad) console.log(`  ${verdict}: ${name} (${file})`);
  process.exitCode = bad.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
