import type { Clock, Stopwatch } from '../clock';
import type { Quotas } from '../config/config-schema';
import { ApiError } from '../errors/api-error';
import type { AccessStore, QuotaVerdict } from './access-store';
import { QuotaCounter } from './quota-counter';
import { TokenFileReader } from './token-file-reader';
import type { TokenRecord } from './token-record';

/** Tokens in one file, quotas in memory: for one instance. */
export class FileAccessStore implements AccessStore {
  private readonly tokens: TokenFileReader;
  private readonly quotas: QuotaCounter;

  constructor(path: string, clock: Clock, stopwatch: Stopwatch) {
    this.tokens = new TokenFileReader(path);
    this.quotas = new QuotaCounter(clock, stopwatch);
  }

  async findToken(id: string): Promise<TokenRecord | null> {
    try {
      return this.tokens.find(id);
    } catch (error) {
      throw new ApiError('tokens_unavailable', { retryAfterSeconds: 5, cause: error });
    }
  }

  async takeRequest(tenant: string, quotas: Quotas): Promise<QuotaVerdict> {
    return this.quotas.take(tenant, quotas);
  }
}
