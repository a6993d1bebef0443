import { namePattern, type Guard, type GuardTest } from './guard';
import type { TestOutcome } from './run-tests';

/** What became of a guard. Only `kept` is good. */
export type Verdict =
  /** Taken away, and a test failed. */
  | 'kept'
  /** Taken away, and every test passed all the same. */
  | 'UNGUARDED'
  /** A test fails or is missing with the guard in its place. */
  | 'NOT GREEN'
  /** Without it the code cannot even be loaded, which shows nothing. */
  | 'BROKEN';

/** The named tests among those that ran, by their outcome with everything in its place. */
export function isGreen(tests: readonly GuardTest[], { passed, failed }: TestOutcome): boolean {
  return tests.every((test) => {
    const pattern = new RegExp(namePattern([test]), 'u');
    return passed.some((name) => pattern.test(name)) && !failed.some((name) => pattern.test(name));
  });
}

export function judgeRemoval(guard: Guard, before: TestOutcome, after: TestOutcome): Verdict {
  if (!isGreen(guard.tests, before)) return 'NOT GREEN';
  // A loop without end is noticed, too: no run of the tests could be green.
  if (after.hung || after.failed.length > 0) return 'kept';
  return after.unloaded ? 'BROKEN' : 'UNGUARDED';
}
