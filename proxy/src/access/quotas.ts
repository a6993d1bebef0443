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
