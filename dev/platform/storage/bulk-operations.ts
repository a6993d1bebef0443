import { STORAGE_LIMITS } from './storage-rules';
import { refuse, StorageError } from './storage-types';

interface Item {
  key: string;
  value?: unknown;
  entityName?: string;
  options?: { ttl?: unknown };
}

interface BatchReply {
  successfulKeys: object[];
  failedKeys: { key: string; entityName?: string; error: { code: string; message: string } }[];
}

/** One item failing leaves the others alone (Forge documentation, "Batch operations"). */
export function runBatch(items: Item[], run: (item: Item) => object | null): BatchReply {
  if (!Array.isArray(items) || items.length === 0 || items.length > STORAGE_LIMITS.batchItems) {
    refuse(400, 'TOO_MANY_BATCH_ENTITIES', `A batch has 1 to ${STORAGE_LIMITS.batchItems} items.`);
  }
  requireDistinct(items);
  const reply: BatchReply = { successfulKeys: [], failedKeys: [] };
  for (const item of items) {
    try {
      reply.successfulKeys.push({ ...(run(item) ?? { key: item.key }), ...entityOf(item) });
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      const { code, message } = error.fault;
      reply.failedKeys.push({ key: item.key, ...entityOf(item), error: { code, message } });
    }
  }
  return reply;
}

/** The same for reading, whose answer has a limit of its own (Forge documentation, "Batch operations": 4 MB). */
export function readBatch(items: Item[], read: (item: Item) => object): BatchReply {
  const reply = runBatch(items, read);
  if (Buffer.byteLength(JSON.stringify(reply)) > STORAGE_LIMITS.batchBytes) {
    refuse(400, 'MAX_SIZE', 'What the batch would answer has exceeded the maximum size limit.');
  }
  return reply;
}

/** Named beside the key where the item is of an entity. */
function entityOf({ entityName }: Item): { entityName?: string } {
  return entityName === undefined ? {} : { entityName };
}

function requireDistinct(items: Item[]): void {
  if (new Set(items.map(({ entityName = '', key }) => `${entityName} ${key}`)).size < items.length) {
    refuse(400, 'KEY_DUPLICATION_ERROR', 'Each key can be used only once in one request.');
  }
}
