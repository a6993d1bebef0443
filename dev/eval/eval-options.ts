import path from 'node:path';
import { SITE_NAMES, type SiteName } from '../jira';
import { readStartOptions } from '../server/start-options';
import type { EndpointConfiguration } from '../server/configure-app';
import { readCommandOptions } from '../tasks/read-command-options';

/** What answers: an endpoint alone, what the app has learned of the history alone, or an endpoint that is told what was learned. */
export const SYSTEMS = ['endpoint', 'built-in', 'both'] as const;

export type System = (typeof SYSTEMS)[number];

export interface EvalOptions {
  history: string | null;
  data: string;
  /** A site of the offline host instead of data. */
  site: SiteName | null;
  /** Undefined: the embedded endpoint. */
  endpoint?: EndpointConfiguration;
  names: Record<string, string>;
  /** One after another. */
  systems: readonly System[];
  /** The newest issues of each project's history that there are, at most. */
  past: number;
  /** Whether people choose for each issue, in the app, after it was asked about. */
  grow: boolean;
  /** At most so many issues of each project. */
  limit: number;
  evidence: 'search' | 'newest' | 'none';
  /** File with pairs of keys; with it, only finding similar issues is measured. */
  duplicates: string | null;
  /** Where the figures go as JSON. */
  json: string | null;
}

export const EVAL_HELP = `Measures how often the app proposes what people chose.

  npm run eval -- [options]

  --history <file>     resolved issues that the app can find, one JSON object per line
  --data <file>        issues to triage, in the same format:
                       { project, created, priority, components, labels, summary, description }
                       without both options, the small data set in dev/eval/sample
  --site <name>        a generated site of the offline host instead, on which the app runs as it is set up there:
                       large, world or messy
  --provider <what>    only this one: endpoint (alone), built-in (what the app has learned of the history, without
                       an endpoint) or both (an endpoint that is told what was learned); without it all three
  --past <number>      with only this many issues of each history, the newest
  --grow               let the app learn from people's choices along the way
  --limit <number>     maximum number of issues per project
  --endpoint <url>     use this OpenAI-compatible endpoint instead of the embedded one
  --model <name>       model of that endpoint
  --token <token>      bearer token of that endpoint
  --no-evidence        without similar issues
  --newest             with the 50 newest resolved issues instead of a search, for comparison
  --duplicates <file>  instead, how often the app's similar issues hold the other one of a pair that people linked:
                       one pair of keys per line, as JSON, whose issues have a "key" in --history or --data
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
    site: text,
    limit: text,
    provider: text,
    past: text,
    grow: flag,
    duplicates: text,
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
  const systems = values.provider === undefined ? SYSTEMS : SYSTEMS.filter((system) => system === values.provider);
  if (systems.length === 0) throw new Error(`--provider must be one of ${SYSTEMS.join(', ')}.`);
  if (values.site !== undefined && values.data !== undefined) throw new Error('--site and --data cannot be combined.');
  if (values.site !== undefined && values.past !== undefined) throw new Error('--site and --past cannot be combined.');
  const own = values.data === undefined;
  return {
    history: own ? path.join(SAMPLE, 'history.jsonl') : (values.history ?? null),
    site: readSite(values.site),
    data: values.data ?? path.join(SAMPLE, 'issues.jsonl'),
    limit: readCount('--limit', values.limit),
    systems,
    past: readCount('--past', values.past),
    grow: values.grow,
    duplicates: values.duplicates ?? null,
    evidence: values['no-evidence'] ? 'none' : values.newest ? 'newest' : 'search',
    json: values.json ?? null,
    ...readEndpoint({ endpoint: values.endpoint, model: values.model, token: values.token }),
  };
}

function readSite(text: string | undefined): SiteName | null {
  if (text === undefined) return null;
  const name = SITE_NAMES.find((each) => each === text);
  if (name === undefined) throw new Error(`--site must be one of: ${SITE_NAMES.join(', ')}.`);
  return name;
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
