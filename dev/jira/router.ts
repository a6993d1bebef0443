import type { Call, Reply } from './call';
import { notOffered } from './refusal';

export type Resource = (call: Call) => Reply;

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/rest/api/3`; `{name}` stands for one part of the path. */
  path: string;
  resource: Resource;
  /** Query parameters that Jira has here and this Jira does not: `any` value, or some values, alone or in a list. */
  withholds?: Readonly<Record<string, 'any' | readonly string[]>>;
}

export type Match = { found: 'route'; route: Route; params: Record<string, string> } | { found: 'other-method' } | { found: 'nothing' };

/** The path decides before the method, and a literal part wins over a placeholder, as in the JAX-RS that Jira runs on. */
export function matchRoute(routes: readonly Route[], method: string, pathname: string): Match {
  const parts = pathname.split('/').map(decode);
  const matching = routes.filter((route) => matchesPath(splitPath(route), parts));
  const path = matching.map((route) => route.path).sort(moreLiteral)[0];
  if (path === undefined) return { found: 'nothing' };
  const route = matching.find((candidate) => candidate.path === path && candidate.method === method);
  return route === undefined ? { found: 'other-method' } : { found: 'route', route, params: readParams(splitPath(route), parts) };
}

/** Throws when the request asks for more than this Jira has, rather than answering as if it had not been asked. */
export function requireOffered(route: Route, query: URLSearchParams): void {
  for (const [name, withheld] of Object.entries(route.withholds ?? {})) {
    const values = query.getAll(name).flatMap((value) => value.split(','));
    const asked = values.find((value) => (withheld === 'any' ? value !== '' : withheld.includes(value.trim())));
    if (asked !== undefined) throw notOffered(`${name}=${asked.trim()} here`);
  }
}

const split = new WeakMap<Route, string[]>();

function splitPath(route: Route): string[] {
  const parts = split.get(route) ?? route.path.split('/');
  split.set(route, parts);
  return parts;
}

function matchesPath(expected: readonly string[], actual: readonly (string | null)[]): boolean {
  if (expected.length !== actual.length) return false;
  return expected.every((part, index) => actual[index] !== null && (isPlaceholder(part) ? actual[index] !== '' : part === actual[index]));
}

function readParams(expected: readonly string[], actual: readonly (string | null)[]): Record<string, string> {
  return Object.fromEntries(expected.flatMap((part, index) => (isPlaceholder(part) ? [[part.slice(1, -1), actual[index] ?? '']] : [])));
}

/** From left to right: the first part in which the two differ decides. */
function moreLiteral(left: string, right: string): number {
  const others = right.split('/');
  const at = left.split('/').findIndex((part, index) => isPlaceholder(part) !== isPlaceholder(others[index] ?? ''));
  if (at === -1) return 0;
  return isPlaceholder(others[at] ?? '') ? -1 : 1;
}

function isPlaceholder(part: string): boolean {
  return part.startsWith('{');
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
