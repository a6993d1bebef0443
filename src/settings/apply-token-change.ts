import type { TokenChange } from '../contract/admin';
import { endpointOrigin } from '../contract/endpoint-address';
import type { StoredToken } from '../providers/endpoint-store';

/**
 * The token as it is stored once somebody saves. A new one is bound to the origin of the address that it was typed for.
 * @param baseUrl null when there is no endpoint, which leaves a new token nothing to belong to
 */
export function applyTokenChange(change: TokenChange, stored: StoredToken | null, baseUrl: string | null): StoredToken | null {
  if (change.action === 'keep') return stored;
  if (change.action === 'remove' || baseUrl === null) return null;
  return { token: change.value, origin: endpointOrigin(baseUrl) };
}
