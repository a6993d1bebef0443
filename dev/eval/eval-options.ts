import path from 'node:path';
import { readStartOptions } from '../server/start-options';
import type { EndpointConfiguration } from '../server/configure-app';
import { readCommandOptions } from '../tasks/read-command-options';

export interface EvalOptions {
  history: string | null;
  data: string;
  /** Undefined: the embedded endpoint. */
  endpoint?: EndpointConfiguration;
  names: Record<string, string>;
  /** What answers: the app's own profile, or an endpoint. */
  provider: 'built-in' | 'endpoint';
  /** The newest issues of each project's history that the profile learns from, at most. */
  past: number;
  /** Whether the profile learns from what people chose for each issue after it was asked about. */
  grow: boolean;
  /** At most so many issues of each project. */
  limit: number;
  evidence: 'search' | 'newest' | 'none';
  /** Where the figures go as JSON. */
  json: string | null;
}

export const EVAL_HELP = `Measures how often the app proposes what people chose.

  npm run eval -- [options]

  --history <file>     resolved issues that the app can find, one JSON object per line
  --data <file>        issues to triage, in the same format:
                       { project, created, priority, components, labels, summary, description }
                       without both options, the small data set in dev/eval/sample
  --provider built-in  the app's own profile of the history instead of an endpoint
  --past <number>      learn from only this many issues of the history, the newest (with --provider built-in)
  --grow               learn from people's choices along the way (with --provider built-in)
  --limit <number>     maximum number of issues per project
  --endpoint <url>     use this OpenAI-compatible endpoint instead of the embedded one
  --model <name>       model of that endpoint
  --token <token>      bearer token of that endpoint
  --no-evidence        without similar issues
  --newest             with the 50 newest resolved issues instead of a search, for comparison
  --json <file>        write the figures to this file
  --help               show this text
`;

const SAMPLE = path.join(__dirname, 'sample');

/** Null when help is asked for. Throws an `Error` to show when an option is wrong. */
export function readEvalOptions(args: string[]): EvalOptions | null {
  const text = { type: 'string' as const };
  const flag = { type: 'boolean' as const, default: false };
  const values = readCommandOptions('npm run eval', args, {
    history: text,
    data: text,
    limit: text,
    provider: text,
    past: text,
    grow: flag,
    json: text,
    endpoint: text,
    model: text,
    token: text,
    'no-evidence': flag,
    newest: flag,
    help: { ...flag, short: 'h' },
  });
  if (values.help) return null;
  if (values.newest && values['no-evidence']) throw new Error('--newest and --no-evidence cannot be combined.');
  if (values.history !== undefined && values.data === undefined) throw new Error('--history requires --data, the issues to triage.');
  const { provider = 'endpoint' } = values;
  if (provider !== 'built-in' && provider !== 'endpoint') throw new Error('--provider must be built-in or endpoint.');
  if (provider === 'endpoint' && (values.past !== undefined || values.grow))
    throw new Error('--past and --grow require --provider built-in.');
  const own = values.data === undefined;
  return {
    history: own ? path.join(SAMPLE, 'history.jsonl') : (values.history ?? null),
    data: values.data ?? path.join(SAMPLE, 'issues.jsonl'),
    limit: readCount('--limit', values.limit),
    provider,
    past: readCount('--past', values.past),
    grow: values.grow,
    evidence: values['no-evidence'] ? 'none' : values.newest ? 'newest' : 'search',
    json: values.json ?? null,
    ...readEndpoint({ endpoint: values.endpoint, model: values.model, token: values.token }),
  };
}

/** Infinite where the option is absent. */
function readCount(name: string, text: string | undefined): number {
  const count = text === undefined ? Infinity : Number(text);
  if (count !== Infinity && (!Number.isInteger(count) || count < 1)) throw new Error(`${name} must be a whole number above 0.`);
  return count;
}

/** The endpoint options mean what they mean to `npm start`. */
function readEndpoint(given: Record<string, string | undefined>): Pick<EvalOptions, 'endpoint' | 'names'> {
  const start = readStartOptions(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value])));
  return { endpoint: start?.endpoint, names: start?.names ?? {} };
}
