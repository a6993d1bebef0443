/** A stored value. Times are milliseconds since 1970. */
export interface StoredValue {
  value: unknown;
  createdAt: number;
  updatedAt: number;
  /** Null: never. */
  expiresAt: number | null;
}

/** Everything that one installation stores, JSON-serialisable. */
export interface StorageState {
  values: Record<string, StoredValue>;
  secrets: Record<string, StoredValue>;
  /** Custom entities by name, then by key; states of older versions have none. */
  entities?: Record<string, Record<string, StoredValue>>;
}

/** Names of the custom entities that the manifest declares, with the names of their attributes. */
export type EntitySchemas = Record<string, string[]>;

export interface StorageReply {
  status: number;
  body: string;
}

/** A failure in Forge's own words: `code` is what `ForgeKvsAPIError.code` will be. */
export interface StorageFault {
  status: number;
  code: string;
  message: string;
}

/** Thrown inside the store, turned into a reply at its edge. */
export class StorageError extends Error {
  constructor(readonly fault: StorageFault) {
    super(fault.message);
  }
}

export function refuse(status: number, code: string, message: string): never {
  throw new StorageError({ status, code, message });
}
