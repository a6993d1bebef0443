import { readCommandOptions } from '../tasks/read-command-options';

export const SOAK_HELP = `Simulates people who use the app while the endpoint, Jira, the storage and the queue fail at random.

  npm run soak -- [options]

  --invocations <number>  number of function invocations (10000)
  --faults <share>        share of calls that fail, from 0 to 1 (0.05)
  --seed <number>         seed for what is done and what fails (1)
  --queue                 the triage page instead: 200 issues accepted at once while calls fail and the process is
                          killed five times, and 20 people on one list for a minute
  --help                  show this text

Exits with 1 if fewer than 99.5% succeed by the platform's count, or if a promise is broken. With --queue, if an issue
is lost or written twice, or shown to somebody who may not view it.
`;

export interface SoakOptions {
  invocations: number;
  /** From 0 to 1. */
  faults: number;
  seed: number;
  /** Whether the triage page is looked at. */
  queue: boolean;
}

/** Null when help is asked for. Throws an `Error` to show when an option is wrong. */
export function readSoakOptions(args: string[]): SoakOptions | null {
  const text = { type: 'string' as const };
  const values = readCommandOptions('npm run soak', args, {
    invocations: text,
    faults: text,
    seed: text,
    queue: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) return null;
  const whole = (name: 'invocations' | 'seed', usual: number): number => {
    const value = values[name] === undefined ? usual : Number(values[name]);
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number above 0.`);
    return value;
  };
  const faults = Number(values.faults ?? 0.05);
  if (!(faults >= 0 && faults <= 1)) throw new Error('--faults must be a number from 0 to 1.');
  return { invocations: whole('invocations', 10_000), faults, seed: whole('seed', 1), queue: values.queue === true };
}
