import type { QueuePort } from '../../contract/queue-port';
import { TriageError } from '../../contract/triage-error';
import { withTimeout } from '../with-timeout';
import { events } from './forge-events';

/** An event is taken in well under a second; after this it is not going to be. */
const PUSH_TIMEOUT_MS = 3_000;

/** Forge's queues. */
export function createForgeQueue(): QueuePort {
  return {
    async push(queue, body, delaySeconds, concurrency) {
      try {
        const delay = delaySeconds === undefined ? {} : { delayInSeconds: delaySeconds };
        const event = { body, ...delay, ...(concurrency === undefined ? {} : { concurrency }) };
        const { Queue } = events();
        await withTimeout(new Queue({ key: queue }).push(event), PUSH_TIMEOUT_MS, 'INTERNAL');
      } catch (error) {
        throw error instanceof TriageError ? error : new TriageError('INTERNAL', { cause: error });
      }
    },
  };
}
