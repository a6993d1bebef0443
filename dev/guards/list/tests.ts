import type { GuardTest } from '../guard';

/** Tests of a file, by parts of their titles. */
export function testsOf(file: string): (...titles: string[]) => GuardTest[] {
  return (...titles) => titles.map((title) => ({ file, title }));
}

export const invariant = testsOf('__tests__/flow/invariants.test.ts');
export const canaries = testsOf('__tests__/flow/canaries.test.ts');
export const triage = testsOf('__tests__/flow/triage.test.ts');
export const evidence = testsOf('__tests__/flow/evidence.test.ts');
export const settings = testsOf('__tests__/flow/settings.test.ts');
export const unitOf = (path: string, ...titles: string[]): GuardTest[] => testsOf(`__tests__/unit/${path}.test.ts`)(...titles);
