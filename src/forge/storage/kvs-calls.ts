import { kvs, WhereConditions } from '@forge/kvs';
import type * as z from 'zod/mini';
import type { Clock } from '../../contract/clock';
import { TriageError } from '../../contract/triage-error';
import { call } from './call';
import { createAttempts, creation, type Change } from './commits';
import { createInstallation } from './installation-record';
import { createReader } from './read-together';
import { open, openAs } from './records';
import { createSecretCalls } from './secret-calls';
import { createCommit } from './write-together';

/** What Forge gives at most for a query (Forge documentation, "Storage limits"). */
const PAGE_SIZE = 100;

/** Values are null where they are no records of this app, or have expired. */
interface QueryPage {
  entries: { key: string; value: unknown }[];
  next: string | null;
}

/**
 * `@forge/kvs` with one error type, time-outs, and an expiry that is checked on every read. What is written depends on
 * the epoch that the first call of this invocation met.
 */
export function createKvsCalls(clock: Clock) {
  const installation = createInstallation(clock);
  const commit = createCommit(installation, createAttempts(installation, clock));
  const read = createReader();

  /** Reads do not wait for the epoch, but never begin before it was asked for. */
  async function get(key: string): Promise<unknown> {
    void installation.read();
    return read(key);
  }

  /** A page of what is stored under a prefix. Queries lag behind writes by seconds. */
  async function query(prefix: string, cursor: string | null): Promise<QueryPage> {
    void installation.read();
    let asked = kvs.query().limit(PAGE_SIZE);
    if (prefix !== '') asked = asked.where('key', WhereConditions.beginsWith(prefix));
    if (cursor !== null) asked = asked.cursor(cursor);
    const { results, nextCursor } = await call(asked.getMany());
    return {
      entries: results.map(({ key, value }) => ({ key, value: open(value, clock) })),
      next: nextCursor === undefined || nextCursor === '' ? null : nextCursor,
    };
  }

  async function commitAlways(change: Change): Promise<void> {
    if (!(await commit([change]))) throw new TriageError('INTERNAL');
  }

  return {
    installation,
    commit,
    ...createSecretCalls(installation, clock),
    /** Null when there is nothing, when it has expired, and when it is damaged or of another version of the app. */
    async get<Value>(key: string, shape: () => z.ZodMiniType<Value>): Promise<Value | null> {
      return openAs(await get(key), shape, clock);
    },
    set: (key: string, value: unknown, expiresAt: number | null) => commitAlways({ key, content: { value, expiresAt } }),
    /** False when the key was created already, even if it has expired: TTL is never a lock. */
    create: (key: string, value: unknown, expiresAt: number | null, revision?: string): Promise<boolean> =>
      commit([creation(key, { value, expiresAt }, revision)]),
    delete: (key: string) => commitAlways({ key, content: null }),
    /** Whether anything is stored, and what: null as well when it is no record of this app or has expired. */
    async peek(key: string): Promise<{ exists: boolean; value: unknown }> {
      const stored = await get(key);
      return { exists: stored !== undefined, value: open(stored, clock) };
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
  };
}

export type KvsCalls = ReturnType<typeof createKvsCalls>;
