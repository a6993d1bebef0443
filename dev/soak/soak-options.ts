import { parseArgs } from 'node:util';

export const SOAK_HELP = `Runs many invocations of people who do anything, while endpoint, Jira, storage and queue fail at random.

  npm run soak -- [options]

  --invocations <number>  how many functions run (10000)
  --faults <share>        how many of them meet a fault, from 0 to 1 (0.05)
  --seed <number>         decides what is done and what goes wrong (1)
  --help                  show this text

Ends with 1 when fewer than 99.5 % end as the platform counts success, or when a promise is broken.
`;

export interface SoakOptions {
  invocations: number;
  /** From 0 to 1. */
  faults: number;
  seed: number;
}

/** Null when help is asked for. Throws an `Error` to show when an option is wrong. */
export function readSoakOptions(args: string[]): SoakOptions | null {
  const text = { type: 'string' as const };
  const { values } = parseArgs({ args, options: { invocations: text, faults: text, seed: text, help: { type: 'boolean', short: 'h' } } });
  if (values.help === true) return null;
  const whole = (name: 'invocations' | 'seed', usual: number): number => {
    const value = values[name] === undefined ? usual : Number(values[name]);
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number above 0.`);
    return value;
  };
  const faults = Number(values.faults ?? 0.05);
  if (!(faults >= 0 && faults <= 1)) throw new Error('--faults must be a number from 0 to 1.');
  return { invocations: whole('invocations', 10_000), faults, seed: whole('seed', 1) };
}
