import { ATLASSIAN_MODELS, endpointAddressFault, endpointHost, endpointOrigin } from '../../../src/contract/endpoint-address';

/**
 * The host that Jira has to approve and the origin of what was typed so far. Null while the app would refuse the
 * address, so that nobody is asked to approve a host that is never called, and for Atlassian's models, which need no approval.
 */
export function readEndpointAddress(typed: string): { host: string; origin: string } | null {
  const address = typed.trim();
  return address !== ATLASSIAN_MODELS && endpointAddressFault(address) === null
    ? { host: endpointHost(address), origin: endpointOrigin(address) }
    : null;
}
