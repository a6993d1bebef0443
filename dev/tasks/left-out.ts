import leftOut from './left-out.json';

/** One line for each group of tests that is not part of a run in this environment. */
export function describeLeftOut(env: Record<string, string | undefined>): string {
  return Object.entries(leftOut)
    .filter(([variable]) => !env[variable])
    .map(([, { what, how }]) => `Not in this run: ${what}. ${how}`)
    .join('\n');
}
