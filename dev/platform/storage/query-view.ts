import { isGone, toReply, type ValueReply } from './key-space';
import { STORAGE_LIMITS } from './storage-rules';
import { refuse, type StoredValue } from './storage-types';

interface QueryRequest {
  limit?: unknown;
  after?: unknown;
  /** What `after` is called in queries of custom entities. */
  cursor?: unknown;
  where?: { property?: unknown; condition?: unknown; values?: unknown[] }[];
}

/** The values as queries see them: some time behind, because Forge's queries are eventually consistent. */
export interface QueryView {
  note(key: string, value: StoredValue | null): void;
  /** The delay has changed: what waits waits no longer than that. */
  hasten(): void;
  query(request: QueryRequest): { data: ValueReply[]; cursor?: string };
}

/** `delay` in milliseconds is asked for at each change. */
export function createQueryView(state: Record<string, StoredValue>, now: () => number, delay: () => number): QueryView {
  const visible = new Map(Object.entries(state));
  const pending: { key: string; value: StoredValue | null; visibleAt: number }[] = [];

  function catchUp(): void {
    const due = pending.filter(({ visibleAt }) => visibleAt <= now());
    pending.splice(0, pending.length, ...pending.filter((change) => !due.includes(change)));
    for (const { key, value } of due) {
      if (value === null) visible.delete(key);
      else visible.set(key, value);
    }
  }

  return {
    note: (key, value) => void pending.push({ key, value, visibleAt: now() + delay() }),
    hasten() {
      for (const change of pending) change.visibleAt = Math.min(change.visibleAt, now() + delay());
    },
    query(request) {
      catchUp();
      const limit = readLimit(request.limit);
      const prefix = readPrefix(request.where);
      const cursor = request.after ?? request.cursor;
      const after = typeof cursor === 'string' ? Buffer.from(cursor, 'base64url').toString('utf8') : null;
      const matches = [...visible]
        .filter(([key, stored]) => key.startsWith(prefix) && (after === null || key > after) && !isGone(stored, now()))
        .sort(([left], [right]) => (left < right ? -1 : 1));
      const page = matches.slice(0, limit);
      const last = page.at(-1);
      return {
        data: page.map(([key, stored]) => toReply(key, stored)),
        ...(matches.length > limit && last !== undefined ? { cursor: Buffer.from(last[0]).toString('base64url') } : {}),
      };
    },
  };
}

function readLimit(limit: unknown): number {
  if (limit === undefined) return STORAGE_LIMITS.queryResultsByDefault;
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > STORAGE_LIMITS.queryResults) {
    return refuse(400, 'LIST_QUERY_LIMIT_EXCEEDED', 'Limit for list query should be below 100.');
  }
  return limit;
}

function readPrefix(where: QueryRequest['where']): string {
  if (where === undefined || where.length === 0) return '';
  const [clause] = where;
  if (where.length > 1) refuse(400, 'QUERY_WHERE_INVALID', 'KVS queries should contain only a single "where" clause.');
  if (clause?.property !== 'key') refuse(400, 'QUERY_WHERE_FIELD_INVALID', 'The specified field is not supported for filters.');
  if (clause.condition !== 'BEGINS_WITH') {
    refuse(400, 'INVALID_FILTER_CONDITION', 'The specified condition is not supported for filters.');
  }
  const prefix = clause.values?.[0];
  if (typeof prefix !== 'string') {
    return refuse(400, 'INVALID_FILTER_VALUES', 'The specified number of values are not supported by the given condition.');
  }
  return prefix;
}
