import { endpointAddressFault } from '../../src/contract/endpoint-address';
import { DIALECT_NAMES, type DialectName } from '../endpoint';
import { SITE_NAMES, type SiteName } from '../jira';
import { readCommandOptions } from '../tasks/read-command-options';
import type { EndpointConfiguration } from './configure-app';

export interface StartOptions {
  port: number;
  /** Which company's Jira it is. */
  site: SiteName;
  /** Unconfigured and empty, beside the usual state. */
  fresh: boolean;
  /** Throws the usual state away first. */
  reset: boolean;
  /** File of the state, where it is to be another one than the usual. */
  state?: string;
  endpoint?: EndpointConfiguration;
  /** Without any endpoint, with a state of its own: the app proposes what it has learned. */
  builtIn: boolean;
  /** Whose manners the embedded endpoint has. */
  dialect?: DialectName;
  /** Asks the embedded endpoint through the hosted endpoint's proxy, with a state of its own. */
  hosted: boolean;
  /** Lets a debugger attach to the processes of the app's functions, which then run without a time-out. */
  inspect: boolean;
  /** Names that stand for addresses on this machine: host name → origin. */
  names: Record<string, string>;
}

export const START_HELP = `Runs the app offline, on its own Jira site.

  npm start -- [options]

  --port <number>      port to serve on (default 4173)
  --site large         a generated site of 50 projects, 430 components, 3,000 labels and 3,000 issues
  --site world         issues in twelve languages: from right to left, without spaces, accents apart
  --site messy         renamed, merged and archived components, three priority schemes, required fields
  --fresh              start unconfigured and empty; the usual state is kept for later
  --reset              discard the state and start over
  --state <file>       keep the state in this file
  --built-in           without an endpoint: the app proposes what it has learned
  --hosted             put the hosted endpoint's proxy (proxy/) between the app and the embedded endpoint
  --inspect            let a debugger attach to the app's functions, from port 9229 on
  --dialect <name>     let the embedded endpoint answer as this server does:
                       ${DIALECT_NAMES.slice(0, 7).join(', ')},
                       ${DIALECT_NAMES.slice(7).join(', ')}
  --endpoint <url>     use this OpenAI-compatible endpoint, e.g. http://localhost:11434/v1
  --model <name>       model of that endpoint
  --token <token>      bearer token of that endpoint
  --help               show this text
`;

const DEFAULT_PORT = 4_173;

/** The app accepts public https names only; any other address gets this one, known to the function process alone. */
const LOCAL_ENDPOINT_NAME = 'local-endpoint.sprintloom.com';

const OPTIONS = {
  port: { type: 'string' },
  site: { type: 'string', default: 'sample' },
  fresh: { type: 'boolean', default: false },
  reset: { type: 'boolean', default: false },
  state: { type: 'string' },
  hosted: { type: 'boolean', default: false },
  'built-in': { type: 'boolean', default: false },
  inspect: { type: 'boolean', default: false },
  dialect: { type: 'string' },
  endpoint: { type: 'string' },
  model: { type: 'string' },
  token: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Null when help is asked for. Throws an `Error` to show when an option is wrong. */
export function readStartOptions(args: string[]): StartOptions | null {
  const values = readCommandOptions('npm start', args, OPTIONS);
  if (values.help) return null;
  const { fresh, reset, hosted, inspect, 'built-in': builtIn } = values;
  if (hosted && (fresh || values.endpoint !== undefined)) throw new Error('--hosted cannot be combined with --fresh or --endpoint.');
  if (builtIn && (fresh || hosted || values.endpoint !== undefined || values.dialect !== undefined))
    throw new Error('--built-in is without an endpoint, so it cannot be combined with --fresh, --hosted, --endpoint or --dialect.');
  const dialect = readDialect(values.dialect);
  if (dialect !== undefined && values.endpoint !== undefined)
    throw new Error('--dialect is for the embedded endpoint, so it cannot be combined with --endpoint.');
  const common = {
    port: readPort(values.port),
    site: readSite(values.site),
    fresh,
    reset,
    builtIn,
    hosted,
    inspect,
    ...(dialect === undefined ? {} : { dialect }),
    ...(values.state === undefined ? {} : { state: values.state }),
  };
  if (values.endpoint === undefined) {
    if (values.model !== undefined || values.token !== undefined) throw new Error('--model and --token require --endpoint.');
    return { ...common, names: {} };
  }
  if (values.model === undefined) throw new Error('--endpoint requires --model, the name of the model to use.');
  if (fresh) throw new Error('--fresh starts unconfigured, so it cannot be combined with --endpoint.');
  const { baseUrl, names } = nameEndpoint(values.endpoint);
  return { ...common, endpoint: { baseUrl, model: values.model, token: values.token ?? null }, names };
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/u.test(text) || port > 65_535) throw new Error('--port must be a number from 0 to 65535.');
  return port;
}

function readSite(text: string): StartOptions['site'] {
  const name = SITE_NAMES.find((each) => each === text);
  if (name === undefined) throw new Error(`--site must be one of: ${SITE_NAMES.join(', ')}.`);
  return name;
}

function readDialect(text: string | undefined): DialectName | undefined {
  if (text === undefined) return undefined;
  const name = DIALECT_NAMES.find((each) => each === text);
  if (name === undefined) throw new Error(`--dialect must be one of: ${DIALECT_NAMES.join(', ')}.`);
  return name;
}

function nameEndpoint(address: string): { baseUrl: string; names: Record<string, string> } {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/u.test(url.protocol))
    throw new Error('--endpoint must be an address that starts with http:// or https://.');
  // Jira approves names without a port.
  if (endpointAddressFault(address) === null && url.port === '') return { baseUrl: address, names: {} };
  return { baseUrl: `https://${LOCAL_ENDPOINT_NAME}${url.pathname.replace(/\/+$/u, '')}`, names: { [LOCAL_ENDPOINT_NAME]: url.origin } };
}
