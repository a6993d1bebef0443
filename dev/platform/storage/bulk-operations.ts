import type { KeySpace } from './key-space';
import { checkKey, STORAGE_LIMITS } from './storage-rules';
import { refuse, StorageError } from './storage-types';

interface Item {
  key: string;
  value?: unknown;
  options?: { ttl?: unknown };
}

interface BatchReply {
  successfulKeys: object[];
  failedKeys: { key: string; error: { code: string; message: string } }[];
}

/** One item failing leaves the others alone (Forge documentation, "Batch operations"). */
export function runBatch(items: Item[], run: (item: Item) => object | null): BatchReply {
  if (!Array.isArray(items) || items.length === 0 || items.length > STORAGE_LIMITS.batchItems) {
    refuse(400, 'BATCH_SIZE_INVALID', `A batch has 1 to ${STORAGE_LIMITS.batchItems} items.`);
  }
  requireDistinct(items);
  const reply: BatchReply = { successfulKeys: [], failedKeys: [] };
  for (const item of items) {
    try {
      reply.successfulKeys.push(run(item) ?? { key: item.key });
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      const { code, message } = error.fault;
      reply.failedKeys.push({ key: item.key, error: { code, message } });
    }
  }
  return reply;
}

interface TransactionRequest {
  set?: Item[];
  delete?: Item[];
  check?: Item[];
}

/** All or nothing (Forge documentation, "KVS Transactions"). Conditions are for custom entities, which the app has none of. */
export function runTransaction(values: KeySpace, request: TransactionRequest): void {
  const sets = request.set ?? [];
  const deletes = request.delete ?? [];
  const operations = [...sets, ...deletes, ...(request.check ?? [])];
  if (operations.length === 0 || operations.length > STORAGE_LIMITS.transactionOperations) {
    refuse(400, 'TRANSACTION_SIZE_INVALID', `A transaction has 1 to ${STORAGE_LIMITS.transactionOperations} operations.`);
  }
  if (operations.some((operation) => 'entityName' in operation || 'conditions' in operation)) {
    refuse(400, 'INVALID_ENTITY_TYPE', 'The manifest declares no custom entities.');
  }
  requireDistinct(operations);
  for (const item of sets) values.checkSet(item);
  for (const item of deletes) checkKey(item.key);
  for (const item of sets) values.set(item);
  const existing = new Set(values.entries().map(([key]) => key));
  for (const item of deletes) if (existing.has(item.key)) values.delete(item);
}

function requireDistinct(items: Item[]): void {
  if (new Set(items.map(({ key }) => key)).size < items.length) {
    refuse(400, 'DUPLICATE_KEY', 'Each key can be used only once in one request.');
  }
}
