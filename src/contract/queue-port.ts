/** The queues of the manifest: long calls to the endpoint, and upkeep of what is stored. */
export type QueueName = 'triage-runs' | 'triage-upkeep';

/** Most bytes of one event as JSON: Forge's limit for consumers that run longer than 55 s is 100 KB. */
export const MOST_EVENT_BYTES = 100_000;

/** Work for later, in a function of its own, where nobody is signed in. Rejects with a `TriageError`. */
export interface QueuePort {
  /**
   * Delivered at least once, so the consumer has to bear duplicates. The delay is at most 900 seconds. `concurrency`: of all
   * events with this key so many are worked on at once.
   */
  push(queue: QueueName, body: Record<string, unknown>, delaySeconds?: number, concurrency?: { key: string; limit: number }): Promise<void>;
}
