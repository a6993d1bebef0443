import type { QuotaState } from '../access/access-store';

/** OpenAI's headers about what is left (API guide, "Rate limits", "Rate limits in headers"). */
export function quotaHeaders({ limit, remaining, resetSeconds }: QuotaState): Record<string, string> {
  return {
    'x-ratelimit-limit-requests': String(limit),
    'x-ratelimit-remaining-requests': String(remaining),
    'x-ratelimit-reset-requests': `${Math.ceil(resetSeconds)}s`,
  };
}
