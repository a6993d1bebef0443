import type { AppModule } from '../api/types';
import type { ModuleServices, ProductAnswer, ProductRequest } from '../host/module-services';
import type { ModuleInstance } from '../host/module-instance';
import { subscribeToChannel } from './channels';
import { egressRequest } from './egress-dialog';
import { addressOf, adminAddressPart, goTo } from './routes';
import type { Shell } from './shell-context';
import { themeState } from './theme';

/** A refused change of permissions may come with status 200. */
interface EgressAnswer {
  result?: unknown;
  error?: { message: string };
}

interface Surroundings {
  shell: Shell;
  instance: ModuleInstance;
  module: AppModule;
  issueKey: string | undefined;
  projectKey: string | undefined;
  onRefresh: (() => Promise<void>) | undefined;
  onClose: (() => void) | undefined;
  onSubmit: ((values: unknown) => void) | undefined;
  reload: () => void;
}

/** Connects one module to the page around it and to the host. */
export function moduleServices(around: Surroundings): ModuleServices {
  const { shell, instance, module, issueKey, projectKey, onRefresh, onClose, onSubmit } = around;
  const { client, events } = shell;
  const place = { ...(issueKey === undefined ? {} : { issueKey }), ...(projectKey === undefined ? {} : { projectKey }) };
  return {
    invoke: async (functionKey, payload) => {
      const answer = await client.post<{ result?: unknown }>('/host/invoke', { moduleKey: module.key, functionKey, payload, ...place });
      return answer.result;
    },
    context: async () => {
      const query = new URLSearchParams({ moduleKey: module.key, locale: shell.locale, ...place });
      const context = await client.get<Record<string, unknown>>(`/host/context?${query.toString()}`);
      return { ...context, theme: themeState(shell.theme) };
    },
    fetchProduct: (request) => fetchProduct(shell, request),
    subscribe: ({ channel, isGlobal, options }, onEvent) =>
      subscribeToChannel(client, { ...options, ...place, moduleKey: module.key, channel, isGlobal }, onEvent),
    publish: ({ channel, isGlobal, options }, payload) =>
      client.post('/host/publish', { ...options, ...place, moduleKey: module.key, channel, isGlobal, payload }),
    egress: async (command, payload) => {
      if (command === 'set' && !(await shell.confirmEgress(egressRequest(payload)))) {
        throw new Error('The administrator did not allow the change of permissions.');
      }
      const answer = await client.post<EgressAnswer>('/host/egress', { command, payload });
      if (answer.error !== undefined) throw new Error(answer.error.message);
      return answer.result;
    },
    showFlag: shell.showFlag,
    closeFlag: shell.closeFlag,
    refresh: async () => {
      if (onRefresh === undefined) return false;
      await onRefresh();
      return true;
    },
    submit: (values) => {
      if (onSubmit === undefined) onClose?.();
      else onSubmit(values);
      return onSubmit !== undefined || onClose !== undefined;
    },
    close: () => {
      onClose?.();
      return onClose !== undefined;
    },
    navigate: (location, newTab) => goTo(addressOf(location), newTab),
    urlOf: addressOf,
    reload: around.reload,
    addressPart: () => (module.type === 'jira:adminPage' ? adminAddressPart : null),
    changeTitle: (title) => {
      document.title = title;
    },
    events,
    atEnd: (ending) => instance.atEnd(ending),
    toApp: (value) => instance.toApp(value),
    wrap: instance.wrap,
    fail: (error) => instance.fail(error),
  };
}

async function fetchProduct({ client }: Shell, request: ProductRequest): Promise<ProductAnswer> {
  if (!request.path.startsWith('/rest/')) throw new Error(`"${request.path}" is no path of Jira's REST interface.`);
  const response = await client.send(request.path, { method: request.method, headers: request.headers, body: request.body });
  return {
    body: await response.text(),
    headers: Object.fromEntries(response.headers.entries()),
    status: response.status,
    statusText: response.statusText,
  };
}
