/** The queues that the manifest has a consumer for. */
export type QueueName = 'triage-runs' | 'triage-upkeep';

/** Work for later, without a person: Forge delivers each event at least once. */
export interface QueuePort {
  /** Rejects with a `TriageError`. `delaySeconds` is at most 900. */
  push(queue: QueueName, body: Record<string, unknown>, delaySeconds: number): Promise<void>;
}
