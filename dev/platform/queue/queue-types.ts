/** An event as the app pushed it (@forge/events, `PushEvent`). */
export interface PushedEvent {
  body: Record<string, unknown>;
  delayInSeconds?: number;
  concurrency?: { key: string; limit: number };
}

export interface QueuedEvent extends PushedEvent {
  queueName: string;
  jobId: string;
  eventId: string;
  /** Null: the installation of the offline site. */
  installationId: string | null;
  /** Milliseconds since 1970. */
  pushedAt: number;
}

/** Why and with what an event comes again (@forge/events, `RetryOptions`). */
export interface RetryRequest {
  /** Seconds; undefined: the queue decides. */
  after?: number;
  reason: string;
  data?: unknown;
}

/** One handing over of an event that is still to be done. An event that comes twice has two. */
export interface Delivery {
  event: QueuedEvent;
  /** A second one of the same event: queues deliver at least once. */
  isCopy: boolean;
  /** How often it failed so far. */
  retries: number;
  retry: RetryRequest | null;
  /** Milliseconds since the push, as Forge would count them: gaps that a test shortens count in full. */
  age: number;
}

/**
 * Which events come twice: none, now and then one, each again after its first delivery has ended, or each in two
 * deliveries at the same time.
 */
export type DuplicateMode = 'none' | 'sometimes' | 'after' | 'together';
