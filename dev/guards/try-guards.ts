import path from 'node:path';
import type { Guard } from './guard';
import { createGuardTree, type GuardTree } from './guard-tree';
import { runsOf, runTests, type TestOutcome } from './run-tests';

/** What became of a guard. Only `kept` is good. */
export type Verdict =
  /** Taken away, and a test failed. */
  | 'kept'
  /** Taken away, and every test passed all the same. */
  | 'UNGUARDED'
  /** A test fails, or none runs, with the guard in its place. */
  | 'NOT GREEN'
  /** Without it the code cannot even be loaded, which shows nothing. */
  | 'BROKEN';

/** Whether tests that ran show anything. */
function isGreen({ runs }: Pick<TestOutcome, 'runs'>): boolean {
  return runs.length > 0 && runs.every(({ passed }) => passed);
}

/** What becomes of a guard whose tests were green with it. */
export function judge(after: TestOutcome): Verdict {
  // A loop without end is noticed, too: no run of the tests could be green.
  if (after.hung || after.runs.some(({ passed }) => !passed)) return 'kept';
  return after.unloaded ? 'BROKEN' : 'UNGUARDED';
}

interface Tried {
  guard: Guard;
  verdict: Verdict;
}

async function tryGuard(tree: GuardTree, guard: Guard): Promise<Tried> {
  const after = await tree.without(guard, () => runTests(tree.folder, guard.tests));
  const verdict = judge(after);
  const noticed = after.runs.find(({ passed }) => !passed);
  console.log(`${verdict.padEnd(9)}  ${guard.promise ?? '-'}: ${guard.name}\n             ${noticed?.name ?? ''}`);
  if (verdict !== 'kept') console.log(after.output.slice(-2_000));
  return { guard, verdict };
}

/**
 * Runs the guards' tests once with all guards in place, then those of each without it, in a copy of the project.
 * @returns those that nothing would miss
 */
export async function tryGuards(root: string, guards: readonly Guard[]): Promise<Tried[]> {
  const tree = createGuardTree(root);
  const stop = (): never => {
    tree.remove();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  try {
    const before = await runTests(
      tree.folder,
      guards.flatMap(({ tests }) => tests),
      true,
    );
    const tried: Tried[] = [];
    for (const guard of guards) {
      // On a busy machine a test that is heavy itself may fail beside others.
      const green = isGreen({ runs: runsOf(guard.tests, before.runs) }) || isGreen(await runTests(tree.folder, guard.tests));
      if (!green) console.log(`NOT GREEN  ${guard.promise ?? '-'}: ${guard.name}`);
      tried.push(green ? await tryGuard(tree, guard) : { guard, verdict: 'NOT GREEN' });
    }
    if (tried.some(({ verdict }) => verdict === 'NOT GREEN')) console.log(before.output.slice(-8_000));
    return tried.filter(({ verdict }) => verdict !== 'kept');
  } finally {
    tree.remove();
  }
}

/** Tries guards and says how each fared; whether none could be taken away unnoticed. */
export async function checkGuards(root: string, guards: readonly Guard[]): Promise<boolean> {
  const bad = await tryGuards(root, guards);
  console.log(`\n${guards.length - bad.length} of ${guards.length} guards cannot be taken away without a test that fails.`);
  for (const { guard, verdict } of bad) console.log(`  ${verdict}: ${guard.name} (${path.normalize(guard.file)})`);
  return bad.length === 0;
}
