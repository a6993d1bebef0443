import { ForgeKvsAPIError, kvs, WhereConditions } from '@forge/kvs';
import type * as z from 'zod/mini';
import type { Clock } from '../../contract/clock';
import { TriageError } from '../../contract/triage-error';
import { withTimeout } from '../with-timeout';

/** Forge storage answers in tens of milliseconds; after this it is not going to. */
const STORAGE_TIMEOUT_MS = 3_000;

/** Version of every record, beside the shape that each kind has. */
const RECORD_VERSION = 1;

/** What Forge gives at most for a query, and takes at most for a batch (Forge documentation, "Storage limits"). */
const PAGE_SIZE = 100;
const BATCH_SIZE = 25;

interface StoredRecord<Value> {
  record: typeof RECORD_VERSION;
  /** Milliseconds since 1970, or null forever. Forge deletes expired values up to 48 hours late. */
  expiresAt: number | null;
  value: Value;
}

/** Values are null where they are no records of this app, or have expired. */
interface QueryPage {
  entries: { key: string; value: unknown }[];
  next: string | null;
}

function isRecord<Value>(stored: unknown): stored is StoredRecord<Value> {
  return typeof stored === 'object' && stored !== null && (stored as { record?: unknown }).record === RECORD_VERSION;
}

async function call<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await withTimeout(work, STORAGE_TIMEOUT_MS, 'INTERNAL');
  } catch (error) {
    throw error instanceof TriageError ? error : new TriageError('INTERNAL', { cause: error });
  }
}

function wrap<Value>(value: Value, expiresAt: number | null): StoredRecord<Value> {
  return { record: RECORD_VERSION, expiresAt, value };
}

function secondsLeft(expiresAt: number, now: number): number {
  return Math.max(1, Math.ceil((expiresAt - now) / 1_000));
}

/** `@forge/kvs` with one error type, time-outs, and an expiry that is checked on every read. */
export function createKvsCalls(clock: Clock) {
  const open = (stored: unknown): unknown => {
    if (!isRecord<unknown>(stored)) return null;
    return stored.expiresAt !== null && stored.expiresAt <= clock() ? null : stored.value;
  };
  const openAs = <Value>(stored: unknown, shape: () => z.ZodMiniType<Value>): Value | null => {
    const read = shape().safeParse(open(stored));
    return read.success ? read.data : null;
  };
  const ttl = (expiresAt: number | null) =>
    expiresAt === null ? {} : { ttl: { value: secondsLeft(expiresAt, clock()), unit: 'SECONDS' as const } };

  /** A page of what is stored under a prefix, all of it where the prefix is empty. Queries lag behind writes by seconds. */
  async function query(prefix: string, cursor: string | null): Promise<QueryPage> {
    let asked = kvs.query().limit(PAGE_SIZE);
    if (prefix !== '') asked = asked.where('key', WhereConditions.beginsWith(prefix));
    if (cursor !== null) asked = asked.cursor(cursor);
    const { results, nextCursor } = await call(asked.getMany());
    return {
      entries: results.map(({ key, value }) => ({ key, value: open(value) })),
      next: nextCursor === undefined || nextCursor === '' ? null : nextCursor,
    };
  }

  return {
    /** Null when there is nothing, when it has expired, and when it is damaged or of another version of the app. */
    async get<Value>(key: string, shape: () => z.ZodMiniType<Value>): Promise<Value | null> {
      return openAs(await call(kvs.get(key)), shape);
    },
    async set<Value>(key: string, value: Value, expiresAt: number | null): Promise<void> {
      await call(kvs.set(key, wrap(value, expiresAt), ttl(expiresAt)));
    },
    /** False when the key exists already, even if it has expired: TTL is never a lock. */
    async create<Value>(key: string, value: Value, expiresAt: number | null): Promise<boolean> {
      return createOnce(kvs.set(key, wrap(value, expiresAt), { ...ttl(expiresAt), keyPolicy: 'FAIL_IF_EXISTS' }));
    },
    async getSecret<Value>(key: string, shape: () => z.ZodMiniType<Value>): Promise<Value | null> {
      return openAs(await call(kvs.getSecret(key)), shape);
    },
    /** Whether it exists, readable or not. */
    async hasSecret(key: string): Promise<boolean> {
      return (await call(kvs.getSecret(key))) !== undefined;
    },
    async setSecret<Value>(key: string, value: Value): Promise<void> {
      await call(kvs.setSecret(key, wrap(value, null)));
    },
    async createSecret<Value>(key: string, value: Value): Promise<boolean> {
      return createOnce(kvs.setSecret(key, wrap(value, null), { keyPolicy: 'FAIL_IF_EXISTS' }));
    },
    async deleteSecret(key: string): Promise<void> {
      await call(kvs.deleteSecret(key));
    },
    async delete(key: string): Promise<void> {
      await call(kvs.delete(key));
    },
    /** Whether anything is stored, and what: null as well when it is no record of this app or has expired. */
    async peek(key: string): Promise<{ exists: boolean; value: unknown }> {
      const stored: unknown = await call(kvs.get(key));
      return { exists: stored !== undefined, value: open(stored) };
    },
    query,
    /** Every record of the shape whose key begins so. */
    async list<Value>(prefix: string, shape: () => z.ZodMiniType<Value>): Promise<{ key: string; value: Value }[]> {
      const found: { key: string; value: Value }[] = [];
      let cursor: string | null = null;
      do {
        const page: QueryPage = await query(prefix, cursor);
        for (const { key, value } of page.entries) {
          const read = shape().safeParse(value);
          if (read.success) found.push({ key, value: read.data });
        }
        cursor = page.next;
      } while (cursor !== null);
      return found;
    },
    async deleteMany(keys: string[]): Promise<void> {
      const batches = Array.from({ length: Math.ceil(keys.length / BATCH_SIZE) }, (_each, index) =>
        keys.slice(index * BATCH_SIZE, (index + 1) * BATCH_SIZE).map((key) => ({ key })),
      );
      await Promise.all(batches.map((batch) => call(kvs.batchDelete(batch))));
    },
  };
}

export type KvsCalls = ReturnType<typeof createKvsCalls>;

async function createOnce(work: Promise<void>): Promise<boolean> {
  try {
    await withTimeout(work, STORAGE_TIMEOUT_MS, 'INTERNAL');
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error instanceof TriageError ? error : new TriageError('INTERNAL', { cause: error });
  }
}

/** What Forge answers to `FAIL_IF_EXISTS` on an existing key (observed by app developers: 409, `KEY_CONFLICT`). */
function isConflict(error: unknown): boolean {
  return error instanceof ForgeKvsAPIError && (error.code === 'KEY_CONFLICT' || error.responseDetails.status === 409);
}
