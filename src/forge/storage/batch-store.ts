import { storedBatchShape, type BatchStore } from '../../queue/batch-store';
import { KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';

/** How long all of a batch can be taken back at once. Each of its issues can be undone for as long as its suggestion is there. */
const BATCH_MS = 86_400_000;

/** What people accepted at once, in Forge storage. */
export function createBatchStore(calls: KvsCalls): BatchStore {
  return {
    readBatch: (projectId, person) => calls.get(KEYS.batch(projectId, person), storedBatchShape),
    writeBatch: (projectId, person, batch) => calls.set(KEYS.batch(projectId, person), batch, batch.at + BATCH_MS),
  };
}
