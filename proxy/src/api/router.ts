import { ApiError } from '../errors/api-error';
import type { Route } from '../log/request-log';

export interface RouteMatch {
  route: Route;
  method: 'GET' | 'POST';
  /** The last path segment, of `/v1/models/{model}` only. */
  segment?: string;
}

const ROUTES = new Map<string, RouteMatch>([
  ['/v1/chat/completions', { route: 'chat', method: 'POST' }],
  ['/v1/models', { route: 'models', method: 'GET' }],
  ['/healthz', { route: 'healthz', method: 'GET' }],
  ['/readyz', { route: 'readyz', method: 'GET' }],
]);
const ONE_MODEL = '/v1/models/';

/** @throws ApiError `not_found` */
export function matchRoute(target: string): RouteMatch {
  const query = target.indexOf('?');
  const path = query === -1 ? target : target.slice(0, query);
  const match = ROUTES.get(path);
  if (match !== undefined) return match;
  if (path.startsWith(ONE_MODEL)) return { route: 'model', method: 'GET', segment: path.slice(ONE_MODEL.length) };
  throw new ApiError('not_found');
}
