import { checkKey, checkValue, readTtl, STORAGE_LIMITS } from './storage-rules';
import { refuse, type StoredValue } from './storage-types';

interface SetRequest {
  key?: unknown;
  value?: unknown;
  options?: { ttl?: unknown; keyPolicy?: unknown; returnValue?: unknown };
}

/** What `get` and `set` answer with (@forge/kvs `interfaces/kvs-api.d.ts`). */
export interface ValueReply {
  key: string;
  value: unknown;
  createdAt: number;
  updatedAt: number;
  expireTime?: string;
}

/** Keys with values; plain values and secrets have one each. */
export interface KeySpace {
  get(request: { key?: unknown }): ValueReply;
  /** What is there, expired or not. */
  peek(key: string): StoredValue | undefined;
  /** Null: nothing to return. */
  set(request: SetRequest): ValueReply | null;
  delete(request: { key?: unknown }): void;
  /** Throws what `set` would throw, and changes nothing. */
  checkSet(request: SetRequest): void;
  /** Live values, sorted by key. Expired ones stay for a while, as on Forge. */
  entries(): [string, StoredValue][];
  snapshot(): Record<string, StoredValue>;
}

export function createKeySpace(
  state: Record<string, StoredValue>,
  now: () => number,
  onChange: (key: string, value: StoredValue | null) => void,
): KeySpace {
  const values = new Map(Object.entries(structuredClone(state)));
  const find = (key: string): StoredValue | undefined => {
    const found = values.get(key);
    return found === undefined || isGone(found, now()) ? undefined : found;
  };

  function checkSet({ key, value, options }: SetRequest): { key: string; ttl: number | null } {
    const checkedKey = checkKey(key);
    checkValue(value);
    const policy = options?.keyPolicy ?? 'OVERRIDE';
    if (policy !== 'OVERRIDE' && policy !== 'FAIL_IF_EXISTS') refuse(400, 'INVALID_KEY_POLICY', 'The key policy is unknown.');
    // An expired value still holds its key until Forge has removed it: a TTL is no lock.
    if (policy === 'FAIL_IF_EXISTS' && find(checkedKey) !== undefined) {
      refuse(409, 'KEY_CONFLICT', 'The provided key already exists.');
    }
    return { key: checkedKey, ttl: readTtl(options?.ttl) };
  }

  return {
    peek: find,
    get(request) {
      const key = checkKey(request.key);
      const found = find(key);
      if (found === undefined) return refuse(404, 'KEY_NOT_FOUND', 'The provided key does not exist.');
      return toReply(key, found);
    },
    set(request) {
      const { key, ttl } = checkSet(request);
      const time = now();
      const previous = find(key);
      const stored = {
        value: structuredClone(request.value),
        createdAt: previous?.createdAt ?? time,
        updatedAt: time,
        expiresAt: ttl === null ? null : time + ttl,
      };
      values.set(key, stored);
      onChange(key, stored);
      if (request.options?.returnValue === 'LATEST') return toReply(key, stored);
      if (request.options?.returnValue === 'PREVIOUS' && previous !== undefined) return toReply(key, previous);
      return null;
    },
    delete(request) {
      const key = checkKey(request.key);
      if (find(key) === undefined) refuse(404, 'KEY_NOT_FOUND', 'The provided key does not exist.');
      values.delete(key);
      onChange(key, null);
    },
    checkSet,
    entries: () => sortedLive(values, now()),
    snapshot: () => Object.fromEntries(sortedLive(values, now())),
  };
}

export function isGone(stored: StoredValue, time: number): boolean {
  return stored.expiresAt !== null && time >= stored.expiresAt + STORAGE_LIMITS.expiredRemains;
}

export function toReply(key: string, stored: StoredValue): ValueReply {
  const { value, createdAt, updatedAt, expiresAt } = stored;
  return { key, value, createdAt, updatedAt, ...(expiresAt === null ? {} : { expireTime: new Date(expiresAt).toISOString() }) };
}

function sortedLive(values: Map<string, StoredValue>, time: number): [string, StoredValue][] {
  return [...values].filter(([, stored]) => !isGone(stored, time)).sort(([left], [right]) => (left < right ? -1 : 1));
}
