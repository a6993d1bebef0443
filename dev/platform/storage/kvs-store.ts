import { readBatch, runBatch } from './bulk-operations';
import { createEntitySpaces, type EntitySpaces } from './entity-spaces';
import { createKeySpace, type KeySpace } from './key-space';
import { createQueryView, type QueryView } from './query-view';
import {
  refuse,
  StorageError,
  type EntitySchemas,
  type StorageFault,
  type StorageReply,
  type StorageState,
  type StoredValue,
} from './storage-types';
import { runTransaction, type TransactionRequest } from './transaction';

/**
 * Decides for each request whether it fails; undefined lets it through. `key` is the first key that it names. It is asked
 * about each key of a \`batch/get\` too, as if that were read alone.
 */
export type StorageFaultRule = (operation: string, key: string | null) => StorageFault | undefined;

/** Forge storage of one installation, spoken to as @forge/kvs does. */
export interface KvsStore {
  /** `path` like `/api/v1/get`, `body` JSON. Never rejects: failures are replies. */
  handle(path: string, body: string): Promise<StorageReply>;
  /** Plain values as the app stored them, sorted by key. */
  entries(): [string, StoredValue][];
  /** Secrets, sorted by key: for tests only. */
  secrets(): [string, StoredValue][];
  /** Records of a custom entity, sorted by key. */
  records(entityName: string): [string, StoredValue][];
  setFault(rule: StorageFaultRule | null): void;
  /** Milliseconds until a query sees a change. */
  setQueryDelay(milliseconds: number): void;
  snapshot(): StorageState;
  onChange(listener: () => void): void;
}

interface Spaces {
  values: KeySpace;
  secrets: KeySpace;
  view: QueryView;
  entities: EntitySpaces;
}

interface EntityRequest {
  entityName?: unknown;
  key?: unknown;
  value?: unknown;
  indexName?: unknown;
}

/** `meet` fails an item of a batch alone, as a fault rule wants it. */
type Operation = (spaces: Spaces, request: never, meet: (operation: string, key: string) => void) => unknown;

const OPERATIONS: Record<string, Operation> = {
  get: ({ values }, request) => values.get(request),
  set: ({ values }, request) => values.set(request),
  delete: ({ values }, request) => values.delete(request),
  query: ({ view }, request) => view.query(request),
  'batch/get': ({ values, entities }, request, meet) =>
    readBatch(request, (item) => {
      meet(item.entityName === undefined ? 'get' : 'entity/get', item.key);
      return (item.entityName === undefined ? values : entities.of(item.entityName).values).get(item);
    }),
  'batch/set': ({ values, entities }, request) =>
    runBatch(request, (item) => {
      if (item.entityName !== undefined) entities.checkRecord(item.entityName, item.value);
      (item.entityName === undefined ? values : entities.of(item.entityName).values).set(item);
      return null;
    }),
  'batch/delete': ({ values, entities }, request) =>
    runBatch(request, (item) => {
      (item.entityName === undefined ? values : entities.of(item.entityName).values).delete(item);
      return null;
    }),
  transaction: ({ values, entities }, request: TransactionRequest) => runTransaction(values, entities, request),
  'entity/get': ({ entities }, request: EntityRequest) => entities.of(request.entityName).values.get(request),
  'entity/set': ({ entities }, request: EntityRequest) => {
    entities.checkRecord(request.entityName, request.value);
    return entities.of(request.entityName).values.set(request);
  },
  'entity/delete': ({ entities }, request: EntityRequest) => entities.of(request.entityName).values.delete(request),
  'entity/query': ({ entities }, request: EntityRequest) => {
    // Each entity has this index without asking for it; no other is declared.
    if (request.indexName !== 'by-key') refuse(404, 'INDEX_NOT_FOUND', 'The manifest declares no index of this name.');
    return entities.of(request.entityName).view.query(request as object);
  },
  'secret/get': ({ secrets }, request) => secrets.get(request),
  'secret/set': ({ secrets }, request) => secrets.set(request),
  'secret/delete': ({ secrets }, request) => secrets.delete(request),
};

export const EMPTY_STORAGE: StorageState = { values: {}, secrets: {}, entities: {} };

/** Milliseconds; how long it is on Forge is a guess. Long enough for an app that reads its own write by a query to be found out. */
const QUERY_DELAY = 250;

/** `entities`: what the manifest declares under `app.storage`. */
export function createKvsStore(options: { state: StorageState; now: () => number; entities?: EntitySchemas }): KvsStore {
  const listeners: (() => void)[] = [];
  const changed = (): void => listeners.forEach((listener) => listener());
  let queryDelay = QUERY_DELAY;
  let faultRule: StorageFaultRule | null = null;
  const view = createQueryView(options.state.values, options.now, () => queryDelay);
  const values = createKeySpace(options.state.values, options.now, (key, value) => {
    view.note(key, value);
    changed();
  });
  const secrets = createKeySpace(options.state.secrets, options.now, changed);
  const entities = createEntitySpaces({
    schemas: options.entities ?? {},
    state: options.state.entities ?? {},
    now: options.now,
    delay: () => queryDelay,
    onChange: changed,
  });

  return {
    async handle(path, body) {
      try {
        const name = path.replace(/^\/api\/v1\//u, '');
        const request: unknown = JSON.parse(body);
        const fault = faultRule?.(name, firstKey(request));
        if (fault !== undefined) throw new StorageError(fault);
        const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
        if (operation === undefined) return toFailure({ status: 404, code: 'NOT_FOUND', message: `The offline host has no ${path}.` });
        const result = operation({ values, secrets, view, entities }, request as never, (each, key) => {
          const itsFault = faultRule?.(each, key);
          if (itsFault !== undefined) throw new StorageError(itsFault);
        });
        return result === undefined || result === null ? { status: 204, body: '' } : { status: 200, body: JSON.stringify(result) };
      } catch (error) {
        if (error instanceof StorageError) return toFailure(error.fault);
        throw error;
      }
    },
    entries: () => values.entries(),
    secrets: () => secrets.entries(),
    records: (entityName) => entities.of(entityName).values.entries(),
    setFault: (rule) => void (faultRule = rule),
    setQueryDelay(milliseconds) {
      queryDelay = milliseconds;
      for (const each of [view, ...entities.all().map(([, space]) => space.view)]) each.hasten();
    },
    snapshot: () => ({
      values: values.snapshot(),
      secrets: secrets.snapshot(),
      entities: Object.fromEntries(entities.all().map(([name, space]) => [name, space.values.snapshot()])),
    }),
    onChange: (listener) => void listeners.push(listener),
  };
}

/** What a request is about, for the recorder: each key that it reads, or the first one that it names. */
export function keysOf(request: unknown): string {
  if (!Array.isArray(request)) return firstKey(request) ?? '';
  return request.map((item: unknown) => firstKey(item) ?? '').join(', ');
}

/** What a request is about, for faults. */
export function firstKey(request: unknown): string | null {
  const first: unknown = Array.isArray(request) ? request[0] : request;
  if (typeof first !== 'object' || first === null) return null;
  if ('key' in first && typeof first.key === 'string') return first.key;
  if ('set' in first && first.set !== undefined) return firstKey(first.set);
  return 'delete' in first ? firstKey(first.delete) : null;
}

function toFailure({ status, code, message }: StorageFault): StorageReply {
  return { status, body: JSON.stringify({ code, message }) };
}
