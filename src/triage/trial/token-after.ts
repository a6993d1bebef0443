import type { TokenChange } from '../../contract/admin';
import { endpointOrigin } from '../../contract/endpoint-address';
import type { StoredToken } from '../../providers/endpoint-store';

/** The token as it would be stored after saving: a new one belongs to the address that was typed with it. */
export function tokenAfter(change: TokenChange, stored: StoredToken | null, baseUrl: string): StoredToken | null {
  if (change.action === 'replace') return { token: change.value, origin: endpointOrigin(baseUrl) };
  return change.action === 'remove' ? null : stored;
}
