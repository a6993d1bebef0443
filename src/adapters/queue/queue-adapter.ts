import { Queue } from '@forge/events';
import { TriageError } from '../../errors/triage-error';
import type { QueuePort } from '../../ports/queue-port';
import { withTimeout } from '../with-timeout';

/** Forge takes an event in tens of milliseconds; after this it is not going to. */
const PUSH_TIMEOUT_MS = 3_000;

/** Forge's queues. An error of theirs can quote the event, so only its cause is kept. */
export function createQueueAdapter(): QueuePort {
  return {
    async push(queue, body, delaySeconds) {
      const event = { body, ...(delaySeconds > 0 ? { delayInSeconds: delaySeconds } : {}) };
      try {
        await withTimeout(new Queue({ key: queue }).push(event), PUSH_TIMEOUT_MS, 'INTERNAL');
      } catch (error) {
        throw error instanceof TriageError ? error : new TriageError('INTERNAL', { cause: error });
      }
    },
  };
}
