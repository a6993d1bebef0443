import type { SetOptions } from '@forge/kvs';
import type * as z from 'zod/mini';
import type { Clock } from '../../contract/clock';
import type { Epoch } from './installation-record';

/** Version of every record, beside the shape that each kind has. */
const RECORD_VERSION = 1;

export interface StoredRecord {
  record: typeof RECORD_VERSION;
  /** Milliseconds since 1970, or null forever. Forge deletes expired values up to 48 hours late. */
  expiresAt: number | null;
  value: unknown;
  /** In secrets: the installation's epoch when they were written. */
  epoch?: Epoch;
}

/** A record's content, and until when it counts. */
export interface Content {
  value: unknown;
  expiresAt: number | null;
}

export function isRecord(stored: unknown): stored is StoredRecord {
  return typeof stored === 'object' && stored !== null && (stored as { record?: unknown }).record === RECORD_VERSION;
}

export function wrap({ value, expiresAt }: Content): StoredRecord {
  return { record: RECORD_VERSION, expiresAt, value };
}

/** Forge's time to live, which is in whole seconds and at least one. */
export function timeToLive({ expiresAt }: Content, clock: Clock): SetOptions {
  if (expiresAt === null) return {};
  return { ttl: { value: Math.max(1, Math.ceil((expiresAt - clock()) / 1_000)), unit: 'SECONDS' } };
}

/** The value of a record; null where it is none of this app, or has expired. */
export function open(stored: unknown, clock: Clock): unknown {
  if (!isRecord(stored)) return null;
  return stored.expiresAt !== null && stored.expiresAt <= clock() ? null : stored.value;
}

/** The same in a shape; null as well where it is of another. */
export function openAs<Value>(stored: unknown, shape: () => z.ZodMiniType<Value>, clock: Clock): Value | null {
  const read = shape().safeParse(open(stored, clock));
  return read.success ? read.data : null;
}
