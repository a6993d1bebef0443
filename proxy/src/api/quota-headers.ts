import type { QuotaState } from '../access/quotas';

/** OpenAI's headers about what is left (API guide, "Rate limits", "Rate limits in headers"): names and values in turn. */
export function quotaHeaders({ limit, remaining, resetSeconds }: QuotaState): readonly string[] {
  return [
    'x-ratelimit-limit-requests',
    String(limit),
    'x-ratelimit-remaining-requests',
    String(remaining),
    'x-ratelimit-reset-requests',
    // A monotonic clock has fractions of a millisecond, whose sums may be a hair more than they were.
    `${Math.ceil(Math.round(resetSeconds * 1_000) / 1_000)}s`,
  ];
}
