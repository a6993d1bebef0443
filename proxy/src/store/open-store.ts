import { existsSync } from 'node:fs';
import { TokenAdmin } from '../access/token-admin';
import { FileLedger } from '../access/file-ledger';
import type { TokenLedger } from '../access/token-ledger';
import type { Clock, Stopwatch } from '../clock';
import { ConfigError } from '../config/config-error';
import type { Config } from '../config/config-schema';
import type { Environment } from '../config/read-secret';
import { FileStore } from './file-store';
import { openSharedLedger, SharedStore } from './shared/shared-store';
import type { Store } from './store';

export interface StoreParts {
  environment: Environment;
  clock: Clock;
  stopwatch: Stopwatch;
  /** Takes lines for the operator. */
  say: (line: string) => void;
}

function noStore(): ConfigError {
  return new ConfigError(['tokensFile: either this or shared must be given']);
}

/** What the configuration chooses: one file, or PostgreSQL and Redis. Connects in the background. @throws ConfigError */
export function openStore(config: Config, parts: StoreParts): Store {
  const queue = {
    concurrent: config.limits.concurrent,
    waiting: config.limits.waiting,
    waitingPerTenant: config.limits.waitingPerTenant,
    deadlineMs: config.timeouts.queueMs,
  };
  if (config.shared !== undefined) return new SharedStore(config.shared, queue, parts);
  const { tokensFile } = config;
  if (tokensFile === undefined) throw noStore();
  if (!existsSync(tokensFile)) {
    parts.say(`There is no token store at ${tokensFile}. Until you create a token, every request is answered with 503.`);
  }
  return new FileStore({ tokensFile, queue, clock: parts.clock, stopwatch: parts.stopwatch });
}

export interface AdminParts {
  environment: Environment;
  clock: Clock;
  /** Who is at it, for the audit. */
  actor: string;
  /** Hears what an act of administration could not do. */
  warn: (line: string) => void;
}

/** The operations on the tokens of the store that the configuration chooses. To be closed. @throws ConfigError */
export function openTokenAdmin(config: Pick<Config, 'tokensFile' | 'shared'>, { environment, clock, actor, warn }: AdminParts): TokenAdmin {
  return new TokenAdmin(openLedger(config, environment, warn), clock, actor);
}

function openLedger(
  { tokensFile, shared }: Pick<Config, 'tokensFile' | 'shared'>,
  environment: Environment,
  warn: (line: string) => void,
): TokenLedger {
  if (shared !== undefined) return openSharedLedger(shared, environment, warn);
  if (tokensFile === undefined) throw noStore();
  return new FileLedger(tokensFile);
}
