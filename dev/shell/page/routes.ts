import { useSyncExternalStore } from 'react';
import type { AddressPart, Location } from '../host/module-services';

export type Route =
  | { page: 'issues'; projectKey: string | null }
  | { page: 'issue'; issueKey: string }
  | { page: 'project-settings'; projectKey: string; moduleKey: string }
  | { page: 'project-page'; projectKey: string; moduleKey: string }
  | { page: 'admin' }
  | { page: 'actions' }
  | { page: 'unknown'; path: string };

export function parseRoute(path: string): Route {
  const [first, second, ...rest] = path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
  if (first === undefined) return { page: 'issues', projectKey: null };
  if (rest.length === 0 && first === 'projects' && second !== undefined) return { page: 'issues', projectKey: second };
  if (first === 'projects' && second !== undefined && rest.length === 3 && rest[0] === 'settings' && rest[1] === 'apps') {
    return { page: 'project-settings', projectKey: second, moduleKey: rest[2] ?? '' };
  }
  if (first === 'projects' && second !== undefined && rest.length === 2 && rest[0] === 'apps') {
    return { page: 'project-page', projectKey: second, moduleKey: rest[1] ?? '' };
  }
  if (rest.length === 0 && first === 'browse' && second !== undefined) return { page: 'issue', issueKey: second };
  if (first === 'actions' && second === undefined) return { page: 'actions' };
  // What follows belongs to the app.
  if (first === 'admin') return { page: 'admin' };
  return { page: 'unknown', path };
}

/** The page's own address of a place that the app names, as Forge's `NavigationTarget` does. */
export function addressOf(location: Location): string {
  if ('url' in location) return location.url;
  const { target, details } = location;
  if (target === 'issue') return `/browse/${encodeURIComponent(String(details.issueKey))}`;
  // A module with a page of its own is in the settings of a project, or in the admin area.
  if (target === 'module' && typeof details.projectKey === 'string')
    return projectSettingsAddress(details.projectKey, String(details.moduleKey));
  if (target === 'module') return '/admin';
  if (target === 'projectSettingsDetails') return `/projects/${encodeURIComponent(String(details.projectKey))}`;
  throw new Error(`The offline host has no place for the navigation target "${target}".`);
}

/** Where a module shows itself in the settings of a project. */
export function projectSettingsAddress(projectKey: string, moduleKey: string): string {
  return `/projects/${encodeURIComponent(projectKey)}/settings/apps/${encodeURIComponent(moduleKey)}`;
}

/** Where a module shows itself in a project. */
export function projectPageAddress(projectKey: string, moduleKey: string): string {
  return `/projects/${encodeURIComponent(projectKey)}/apps/${encodeURIComponent(moduleKey)}`;
}

/** What the app's admin page writes behind its address. */
export const adminAddressPart: AddressPart = {
  read: () => window.location.pathname.replace(/^\/admin/u, '') || '/',
  write(path, replaces) {
    const address = `/admin${path}`;
    if (replaces) window.history.replaceState(null, '', address);
    else window.history.pushState(null, '', address);
  },
  watch(onChange) {
    window.addEventListener('popstate', onChange);
    return () => window.removeEventListener('popstate', onChange);
  },
};

const NAVIGATED = 'shell:navigated';

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(NAVIGATED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(NAVIGATED, listener);
  };
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname);
}

/** Goes to an address: inside this page where it has it, with the browser otherwise. */
export function goTo(address: string, newTab = false): void {
  const url = new URL(address, window.location.href);
  if (newTab) {
    window.open(url.href, '_blank', 'noopener');
    return;
  }
  if (url.origin !== window.location.origin || parseRoute(url.pathname).page === 'unknown') {
    window.location.assign(url.href);
    return;
  }
  window.history.pushState(null, '', url.href);
  window.scrollTo(0, 0);
  window.dispatchEvent(new Event(NAVIGATED));
}
