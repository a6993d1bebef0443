import { isRecord } from '../document/node';
import type { CommandTable } from './module-instance';
import type { Location, ModuleServices } from './module-services';

type Services = Pick<ModuleServices, 'navigate' | 'urlOf' | 'reload'>;

export function navigationCommands({ navigate, urlOf, reload }: Services): CommandTable {
  return {
    navigate: (data) => navigate(locationOf(data), isRecord(data) && data.type === 'new-tab'),
    getUrl: (data) => new URL(urlOf(locationOf(data)), window.location.origin).href,
    reload: () => reload(),
    // Nothing on a Jira issue or an admin page has a dialog of its own to open.
    open: () => false,
  };
}

function locationOf(data: unknown): Location {
  if (isRecord(data) && typeof data.url === 'string') return { url: data.url };
  if (isRecord(data) && typeof data.target === 'string') return { target: data.target, details: data };
  throw new Error('navigate needs an address or a target.');
}
