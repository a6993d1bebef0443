import type { Call, Reply } from './call';

export type Resource = (call: Call) => Reply;

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/rest/api/3`; `{name}` stands for one part of the path. */
  path: string;
  resource: Resource;
}

export type Match =
  { found: 'route'; resource: Resource; params: Record<string, string> } | { found: 'other-method' } | { found: 'nothing' };

/** Literal parts win over placeholders because the table lists them first. */
export function matchRoute(routes: readonly Route[], method: string, pathname: string): Match {
  let pathKnown = false;
  for (const route of routes) {
    const params = matchPath(route.path, pathname);
    if (params === null) continue;
    if (route.method === method) return { found: 'route', resource: route.resource, params };
    pathKnown = true;
  }
  return pathKnown ? { found: 'other-method' } : { found: 'nothing' };
}

function matchPath(pattern: string, pathname: string): Record<string, string> | null {
  const expected = pattern.split('/');
  const actual = pathname.split('/');
  if (expected.length !== actual.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = decode(actual[index] ?? '');
    if (value === null) return null;
    if (part.startsWith('{')) params[part.slice(1, -1)] = value;
    else if (part !== value) return null;
  }
  return params;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
