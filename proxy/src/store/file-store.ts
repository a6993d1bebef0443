import { FailedAttempts } from '../access/failed-attempts';
import { TokenFileReader } from '../access/token-file-reader';
import type { TokenRecord } from '../access/token-record';
import type { Caller } from '../access/caller';
import type { Clock, Stopwatch } from '../clock';
import { ApiError } from '../errors/api-error';
import type { FairQueueOptions } from '../flow/fair-queue';
import { LocalLimits } from './local-limits';
import type { Admission, CheckToken, Store } from './store';

export interface FileStoreOptions {
  tokensFile: string;
  queue: FairQueueOptions;
  clock: Clock;
  stopwatch: Stopwatch;
}

/** Tokens in one file, everything else in memory: for one instance. */
export class FileStore implements Store {
  readonly isReady = true;
  readonly isAlone = false;
  readonly states = [];
  private readonly tokens: TokenFileReader;
  private readonly limits: LocalLimits;
  private readonly failedAttempts: FailedAttempts;

  constructor({ tokensFile, queue, clock, stopwatch }: FileStoreOptions) {
    this.tokens = new TokenFileReader(tokensFile);
    this.limits = new LocalLimits(queue, clock, stopwatch);
    this.failedAttempts = new FailedAttempts(stopwatch);
  }

  get waiting(): number {
    return this.limits.waiting;
  }

  get active(): number {
    return this.limits.active;
  }

  async open(): Promise<void> {
    // A file is read with each call.
  }

  async identify(tokenId: string, check: CheckToken): Promise<Caller> {
    return check(this.find(tokenId));
  }

  async admit(tokenId: string, check: CheckToken): Promise<Admission> {
    return this.limits.admit(check(this.find(tokenId)));
  }

  async recordRefusedKey(network: string): Promise<number> {
    return this.failedAttempts.record(network);
  }

  async close(): Promise<void> {
    // Nothing is held open.
  }

  private find(id: string): TokenRecord | null {
    try {
      return this.tokens.find(id);
    } catch (error) {
      throw new ApiError('tokens_unavailable', { retryAfterSeconds: 5, cause: error });
    }
  }
}
