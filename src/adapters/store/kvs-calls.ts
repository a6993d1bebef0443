import { ForgeKvsAPIError, kvs, WhereConditions } from '@forge/kvs';
import type { Clock } from '../../ports/clock';
import { TriageError } from '../../errors/triage-error';
import { withTimeout } from '../with-timeout';

/** Forge storage answers in tens of milliseconds; after this it is not going to. */
const STORAGE_TIMEOUT_MS = 3_000;

/** Forge's most for one page of a query. */
const PAGE = 100;

/** Shape of every record, so that one of another version or a damaged one is told from a good one. */
const RECORD_VERSION = 1;

interface StoredRecord<Value> {
  record: typeof RECORD_VERSION;
  /** Milliseconds since 1970, or null for ever. Forge deletes expired values up to 48 hours late. */
  expiresAt: number | null;
  value: Value;
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
  const open = <Value>(stored: unknown): Value | null => {
    if (!isRecord<Value>(stored)) return null;
    return stored.expiresAt !== null && stored.expiresAt <= clock() ? null : stored.value;
  };
  const ttl = (expiresAt: number | null) =>
    expiresAt === null ? {} : { ttl: { value: secondsLeft(expiresAt, clock()), unit: 'SECONDS' as const } };

  return {
    async get<Value>(key: string): Promise<Value | null> {
      return open<Value>(await call(kvs.get(key)));
    },
    async set<Value>(key: string, value: Value, expiresAt: number | null): Promise<void> {
      await call(kvs.set(key, wrap(value, expiresAt), ttl(expiresAt)));
    },
    /** False when the key exists already, even if it has expired: TTL is never a lock. */
    async create<Value>(key: string, value: Value, expiresAt: number | null): Promise<boolean> {
      return createOnce(kvs.set(key, wrap(value, expiresAt), { ...ttl(expiresAt), keyPolicy: 'FAIL_IF_EXISTS' }));
    },
    async getSecret<Value>(key: string): Promise<Value | null> {
      return open<Value>(await call(kvs.getSecret(key)));
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
    /** Every record whose key begins so, by pages of Forge's most. Queries lag behind writes. */
    async list<Value>(prefix: string): Promise<{ key: string; value: Value }[]> {
      const found: { key: string; value: Value }[] = [];
      let cursor: string | undefined;
      do {
        const query = kvs.query().where('key', WhereConditions.beginsWith(prefix)).limit(PAGE);
        const page = await call((cursor === undefined ? query : query.cursor(cursor)).getMany<unknown>());
        for (const { key, value } of page.results) {
          const opened = open<Value>(value);
          if (opened !== null) found.push({ key, value: opened });
        }
        cursor = page.nextCursor;
      } while (cursor !== undefined && cursor !== '');
      return found;
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
