import { view } from '@forge/bridge';
import { TABS, type Tab } from './tabs';

/** The tab in the page's address, so that it can be linked, reloaded, and left with the browser's own buttons. */
export interface TabAddress {
  /** Null: the address names none. */
  read(): Tab | null;
  write(tab: Tab): void;
  /** Called when somebody goes back or forward. */
  listen(onChange: (tab: Tab) => void): void;
}

function tabIn(path: string): Tab | null {
  const name = path.replace(/^\/+/u, '');
  return TABS.find((tab) => tab === name) ?? null;
}

/** Null where Jira gives the page no address of its own: tabs work without one. */
export async function openTabAddress(): Promise<TabAddress | null> {
  try {
    const history = await view.createHistory();
    return {
      read: () => tabIn(history.location.pathname),
      write: (tab) => history.push(`/${tab}`),
      listen: (onChange) => {
        history.listen((location) => onChange(tabIn(location.pathname) ?? 'start'));
      },
    };
  } catch {
    return null;
  }
}
