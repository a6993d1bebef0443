import { endpointHost, endpointOrigin } from '../../../src/contract/endpoint-address';

/** The host that Jira has to approve and the origin of what was typed so far; null while it is no https address yet. */
export function readEndpointAddress(typed: string): { host: string; origin: string } | null {
  const address = typed.trim();
  try {
    return new URL(address).protocol === 'https:' ? { host: endpointHost(address), origin: endpointOrigin(address) } : null;
  } catch {
    return null;
  }
}
