import { refuse } from './storage-types';

/** Forge documentation, "Storage limits" and "Error handling for the Key-Value Store". */
export const STORAGE_LIMITS = {
  keyLength: 500,
  valueBytes: 240 * 1024,
  depth: 31,
  batchItems: 25,
  batchBytes: 4_000_000,
  transactionOperations: 25,
  transactionBytes: 4_000_000,
  /** Milliseconds that a value may live at most. */
  longestLife: 365 * 86_400_000,
  queryResults: 100,
  queryResultsByDefault: 10,
  /** Milliseconds for which an expired value may still be read: removal is lazy. */
  expiredRemains: 48 * 3_600_000,
} as const;

const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/u;

const UNIT_MILLISECONDS: Record<string, number> = { SECONDS: 1_000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 };

export function checkKey(key: unknown): string {
  if (typeof key !== 'string' || key === '') return refuse(400, 'KEY_TOO_SHORT', 'The provided key needs to be more than one character.');
  if (key.length > STORAGE_LIMITS.keyLength) refuse(400, 'KEY_TOO_LONG', 'The provided key has exceeded the maximum 500 characters.');
  if (!KEY.test(key)) refuse(400, 'INVALID_KEY', 'The provided key does not match the regex: /^(?!\\s+$)[a-zA-Z0-9:._\\s-#]+$/');
  return key;
}

export function checkValue(value: unknown): unknown {
  if (value === undefined || value === null)
    return refuse(400, 'INVALID_VALUE', 'A value must be a string, a number, a boolean, a list or an object.');
  if (Buffer.byteLength(JSON.stringify(value)) > STORAGE_LIMITS.valueBytes) {
    refuse(400, 'MAX_SIZE', 'The provided value has exceeded the maximum size limit.');
  }
  if (depthOf(value) > STORAGE_LIMITS.depth) {
    refuse(400, 'MAX_DEPTH', 'The provided value has exceeded the maximum object depth (32) limit.');
  }
  return value;
}

/** Milliseconds to live, or null forever. */
export function readTtl(ttl: unknown): number | null {
  if (ttl === undefined) return null;
  const { value, unit } = (ttl ?? {}) as { value?: unknown; unit?: unknown };
  const milliseconds = typeof unit === 'string' ? UNIT_MILLISECONDS[unit] : undefined;
  if (milliseconds === undefined || typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    return refuse(400, 'INVALID_TTL', 'A TTL needs a whole number of at least 1 and a unit: SECONDS, MINUTES, HOURS or DAYS.');
  }
  if (value * milliseconds > STORAGE_LIMITS.longestLife) refuse(400, 'INVALID_TTL', 'A TTL is one year at most.');
  return value * milliseconds;
}

/** Levels of nesting: 0 for a plain value. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
