import type { StorageFault } from '../../../dev/platform/storage/storage-types';
import { CANARY_ANSWER } from './leak-check';

/** What storage says when it refuses, in Forge's words. */
export const REFUSALS: { fault: string; says: StorageFault }[] = [
  { fault: '429', says: { status: 429, code: 'RATE_LIMIT_EXCEEDED', message: CANARY_ANSWER } },
  { fault: '500', says: { status: 500, code: 'INTERNAL_ERROR', message: CANARY_ANSWER } },
  { fault: 'oversize', says: { status: 400, code: 'MAX_SIZE', message: CANARY_ANSWER } },
];

/** A call of storage by its operation and the beginning of its key. */
export function describeCall(operation: string, key: string | null): string {
  return `${operation} ${(key ?? '').replace(/^(slot:[^:]+:|[^:]*:).*/u, '$1')}`;
}
