import { ATLASSIAN_MODELS } from '../../../src/contract/endpoint-address';
import { strings } from '../../common/strings/admin';
import { readEndpointAddress } from './read-endpoint-address';

/** What the provider at an address is called: Atlassian's models, or the endpoint's host. */
export function nameProvider(baseUrl: string): string {
  if (baseUrl.trim() === ATLASSIAN_MODELS) return strings.admin.connection.presets.atlassian;
  return readEndpointAddress(baseUrl)?.host ?? '';
}
