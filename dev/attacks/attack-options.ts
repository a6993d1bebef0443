import { readCommandOptions } from '../tasks/read-command-options';

export interface AttackOptions {
  replies: number;
  forgeries: number;
  /** Each determines the forgeries and replies of one run. */
  seeds: number[];
  /** Folder of hostile texts by others; null: those attacks are left out. */
  corpora: string | null;
  /** Folder of real issues, one JSON object a line; null: left out. */
  data: string | null;
}

export const ATTACK_HELP = `Attacks the parts of the app that read what strangers and models write.

  npm run attacks -- [options]

  --replies <number>    replies from a model that an attacker controls (100000)
  --forgeries <number>  forged ticket markers (20000)
  --seed <number>       repeats a run; may be given several times, for several runs; random: one that is printed (random)
  --corpora <folder>    third-party hostile texts: text, JSON or JSON lines (or set CORPORA)
  --data <folder>       real issues, one JSON object per line: { key, project, summary, description } (or set TRIAGE_DATA)
  --help                show this text
`;

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} must be a whole number.`);
  return value;
}

function seedOf(text: string, createSeed: () => number): number {
  return text === 'random' ? createSeed() : wholeNumber('seed', text);
}

function folder(given: string | undefined, variable: string | undefined): string | null {
  return given ?? (variable === undefined || variable === '' ? null : variable);
}

/** Null when help is asked for. Throws an `Error` to show when an option is wrong. */
export function readAttackOptions(args: string[], env: Record<string, string | undefined>, createSeed: () => number): AttackOptions | null {
  const text = { type: 'string' as const };
  const values = readCommandOptions('npm run attacks', args, {
    replies: text,
    forgeries: text,
    seed: { ...text, multiple: true, default: ['random'] },
    corpora: text,
    data: text,
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) return null;
  return {
    replies: wholeNumber('replies', values.replies ?? '100000'),
    forgeries: wholeNumber('forgeries', values.forgeries ?? '20000'),
    seeds: values.seed.map((seed) => seedOf(seed, createSeed)),
    corpora: folder(values.corpora, env['CORPORA']),
    data: folder(values.data, env['TRIAGE_DATA']),
  };
}
