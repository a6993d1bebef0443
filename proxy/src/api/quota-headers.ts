import type { QuotaState } from '../access/quotas';

/** OpenAI's headers about what is left (API guide, "Rate limits", "Rate limits in headers"). */
export function quotaHeaders({ limit, remaining, resetSeconds }: QuotaState): Record<string, string> {
  return {
    'x-ratelimit-limit-requests': String(limit),
    'x-ratelimit-remaining-requests': String(remaining),
    // A monotonic clock has fractions of a millisecond, whose sums may be a hair more than they were.
    'x-ratelimit-reset-requests': `${Math.ceil(Number(resetSeconds.toFixed(3)))}s`,
  };
}
