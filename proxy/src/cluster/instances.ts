import { execFile } from 'node:child_process';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { Server } from './server';

const ROOT = join(__dirname, '..', '..');
const EXTENSION = extname(__filename);
/** From the sources, or from what they are compiled to. */
const LOADER = EXTENSION === '.ts' ? ['--import', 'tsx'] : [];
/** Why each is there: docs/decisions/008-node-flags.md. */
const NODE_FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=16', '--no-memory-reducer'];

function entry(name: 'main' | 'tokens-main'): string {
  return join(__dirname, '..', `${name}${EXTENSION}`);
}

export interface InstanceOptions {
  configFile: string;
  /** As the configuration says. */
  port: number;
  environment: Readonly<Record<string, string>>;
  onOutput?: (text: string) => void;
}

/** One instance, as a process of its own. Not started yet. */
export function createInstance({ configFile, port, environment, onOutput }: InstanceOptions): Server {
  const command = [process.execPath, ...NODE_FLAGS, ...LOADER, entry('main'), '--config', configFile];
  return new Server({
    program: '/bin/sh',
    // A limit on core dumps can only be set before the process starts.
    args: ['-c', 'cd "$0" && ulimit -c 0 && exec "$@"', ROOT, ...command],
    port,
    stopSignal: 'SIGTERM',
    environment: { ...environment, TSX_DISABLE_CACHE: '1' },
    ...(onOutput === undefined ? {} : { onOutput }),
  });
}

/** Runs a command on tokens in a process of its own and returns what it prints. @throws Error with its output */
export async function runTokensCommand(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [...LOADER, entry('tokens-main'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
  });
  return stdout;
}
