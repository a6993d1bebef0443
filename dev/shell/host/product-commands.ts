import { isRecord } from '../document/node';
import type { CommandTable } from './module-instance';
import type { EgressCommand, ModuleServices, ProductRequest } from './module-services';

type Services = Pick<ModuleServices, 'invoke' | 'context' | 'fetchProduct' | 'egress'>;

/** Commands that end in a request: the app's functions, Jira's REST interface, the site's permissions. */
export function productCommands(services: Services): CommandTable {
  const egress = (command: EgressCommand) => (data: unknown) => services.egress(command, plain(data));
  return {
    invoke: async (data) => {
      if (!isRecord(data) || typeof data.functionKey !== 'string') throw new Error('invoke needs a functionKey.');
      const result = await services.invoke(data.functionKey, plain(data.payload));
      const wantsMetadata = isRecord(data.metadata);
      return wantsMetadata ? { body: result, metadata: {} } : result;
    },
    getContext: () => services.context(),
    fetchProduct: (data) => services.fetchProduct(productRequest(data)),
    __permission__egressGet: egress('get'),
    __permission__egressSet: egress('set'),
    __permission__egressDeleteGroup: egress('deleteGroup'),
    __permission__egressDeleteDomain: egress('deleteDomain'),
  };
}

function productRequest(data: unknown): ProductRequest {
  if (!isRecord(data) || typeof data.restPath !== 'string') throw new Error('fetchProduct needs a restPath.');
  if (data.product !== 'jira') throw new Error(`The offline host has no product "${String(data.product)}".`);
  const init = isRecord(data.fetchRequestInit) ? data.fetchRequestInit : {};
  const headers = Array.isArray(init.headers) ? (init.headers as [string, string][]) : [];
  return {
    path: data.restPath,
    method: typeof init.method === 'string' ? init.method : 'GET',
    headers,
    body: typeof init.body === 'string' ? init.body : null,
  };
}

/** A copy as JSON makes it: the bridge passes nothing else. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
