import type { FailureReason } from '../function-failure';
import type { RetryRequest } from './queue-types';

/**
 * Seconds. Forge documentation, "Async events API": at most 15 minutes between two attempts, for 24 hours. That the
 * first gap is this one, and each is twice the one before, is a guess.
 */
const FIRST_GAP = 10;
const LONGEST_GAP = 900;
export const RETENTION_MILLISECONDS = 86_400_000;

/** Values of `InvocationErrorCode` (@forge/events). */
const REASONS: Record<FailureReason, string> = {
  threw: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
  'process-ended': 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
  'time-out': 'FUNCTION_TIME_OUT',
  'out-of-memory': 'FUNCTION_OUT_OF_MEMORY',
  'rate-limited': 'FUNCTION_PLATFORM_RATE_LIMITED',
};

export function retryAfterFailure(reason: FailureReason): RetryRequest {
  return { reason: REASONS[reason] };
}

/** What a function asks for with `InvocationError` or `QueueResponse` of @forge/events; null: it is done. */
export function retryAskedFor(result: unknown): RetryRequest | null {
  if (typeof result !== 'object' || result === null || !('_retry' in result) || result._retry !== true) return null;
  const { retryOptions = {} } = result as { retryOptions?: { retryAfter?: number; retryReason?: string; retryData?: unknown } };
  const { retryAfter: after, retryReason: reason = 'FUNCTION_RETRY_REQUEST', retryData: data } = retryOptions;
  return { after, reason, data };
}

/** Milliseconds until the next attempt, which doubles with each; `retries` is how often it failed before. */
export function gapBefore({ after }: RetryRequest, retries: number): number {
  const seconds = after ?? FIRST_GAP * 2 ** Math.min(retries, 10);
  return 1_000 * Math.min(Math.max(seconds, 1), LONGEST_GAP);
}
