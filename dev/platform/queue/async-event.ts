import type { Delivery } from './queue-types';
import { RETENTION_MILLISECONDS } from './retry';

/** What a consumer's function gets as its first argument (@forge/events, `AsyncEvent`). */
export function toAsyncEvent({ event, retries, retry, age }: Delivery): object {
  const { body, delayInSeconds, concurrency, queueName, jobId, eventId, pushedAt } = event;
  const given = { body, delayInSeconds, concurrency, queueName, jobId, eventId };
  if (retry === null) return given;
  return {
    ...given,
    retryContext: {
      retryCount: retries,
      retryReason: retry.reason,
      retryData: retry.data,
      retentionWindow: { startTime: new Date(pushedAt).toISOString(), remainingTimeMs: Math.max(0, RETENTION_MILLISECONDS - age) },
    },
  };
}
