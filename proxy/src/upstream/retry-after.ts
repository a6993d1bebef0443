const LONGEST_SECONDS = 60;

/**
 * How long a server asks to wait, in whole seconds from 1 to 60: from `retry-after-ms` (OpenAI, Azure), or from
 * `retry-after` as seconds or as a date (RFC 9110, 10.2.3).
 */
export function readRetryAfter(milliseconds: string | undefined, retryAfter: string | undefined, now = Date.now()): number {
  const seconds =
    milliseconds !== undefined && /^\d+(?:\.\d+)?$/.test(milliseconds)
      ? Number(milliseconds) / 1_000
      : /^\d+(?:\.\d+)?$/.test(retryAfter ?? '')
        ? Number(retryAfter)
        : (Date.parse(retryAfter ?? '') - now) / 1_000;
  return Number.isNaN(seconds) ? 1 : Math.min(LONGEST_SECONDS, Math.max(1, Math.ceil(seconds)));
}
