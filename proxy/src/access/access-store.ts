import type { Quotas } from '../config/config-schema';
import type { TokenRecord } from './token-record';

/** What a tenant may still do. */
export interface QuotaState {
  /** Requests that may come at once. */
  limit: number;
  /** Of those, how many still may. */
  remaining: number;
  /** Seconds until all of them may again. */
  resetSeconds: number;
}

export type QuotaVerdict = QuotaState &
  ({ granted: true } | { granted: false; code: 'rate_limit_exceeded' | 'daily_quota_exceeded'; retryAfterSeconds: number });

/**
 * All that instances of this service share. One instance keeps it in a file and in memory; several would
 * implement this interface on a common store (docs/decisions/003-tokens-and-quotas.md).
 */
export interface AccessStore {
  /** The record as it stands at this moment, revoked ones included. @throws ApiError `tokens_unavailable` */
  findToken(id: string): Promise<TokenRecord | null>;
  /** Counts one request of a tenant, or says when to come back. */
  takeRequest(tenant: string, quotas: Quotas): Promise<QuotaVerdict>;
}
