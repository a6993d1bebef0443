import { ForgeKvsAPIError } from '@forge/kvs';
import { TriageError } from '../../contract/triage-error';
import { withTimeout } from '../with-timeout';

/** Forge storage answers in tens of milliseconds; after this it is not going to. */
export const STORAGE_TIMEOUT_MS = 3_000;

/** A call of storage with one error type and a time-out. @throws TriageError `INTERNAL` */
export async function call<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await withTimeout(work, STORAGE_TIMEOUT_MS, 'INTERNAL');
  } catch (error) {
    throw error instanceof TriageError ? error : new TriageError('INTERNAL', { cause: error });
  }
}

/** The same for a call that depends on a condition: false where storage refused it, for whatever reason it has. */
export async function callConditionally(work: Promise<void>): Promise<boolean> {
  try {
    await withTimeout(work, STORAGE_TIMEOUT_MS, 'INTERNAL');
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error instanceof TriageError ? error : new TriageError('INTERNAL', { cause: error });
  }
}

/** What Forge says of a request that can never be carried out, whatever is stored (as probed on a live site by app developers, 2026). */
const NEVER_CARRIED_OUT = ['KEY_TOO_LONG', 'INVALID_KEY', 'MAX_SIZE', 'MAX_DEPTH', 'INVALID_TTL', 'SCHEMA_NOT_FOUND'];

/** Whether storage has refused a request, and would whatever is stored: nothing has come of it. */
export function isNeverCarriedOut(error: unknown): boolean {
  const cause = error instanceof TriageError ? error.cause : error;
  return cause instanceof ForgeKvsAPIError && NEVER_CARRIED_OUT.includes(cause.code);
}

/** Any other 4xx that is no rate limit. Forge documents no code for a condition that is not met, so that the caller has to look. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof ForgeKvsAPIError) || isNeverCarriedOut(error)) return false;
  const { status } = error.responseDetails;
  return status >= 400 && status < 500 && status !== 429;
}

/** What Forge answers to `FAIL_IF_EXISTS` on an existing key (observed by app developers: 409, `KEY_CONFLICT`). */
export function isConflict(error: unknown): boolean {
  return error instanceof ForgeKvsAPIError && (error.code === 'KEY_CONFLICT' || error.responseDetails.status === 409);
}
