import { permissions } from '@forge/api';
import type { Clock } from '../contract/clock';
import type { EndpointPort } from '../providers/endpoint-port';
import { createEndpointAdapter } from '../providers/endpoint/endpoint-adapter';

/** The endpoint that the administrator configured, over Forge's external fetch and within the hosts that the site approved. */
export function createEndpoint(clock: Clock): EndpointPort {
  return createEndpointAdapter({ clock, canReach: (url) => permissions.canFetchFrom('backend', url) });
}
