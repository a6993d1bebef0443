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

/** Of OpenAI's and Ollama's APIs, what is asked for most and not here. */
const ELSEWHERE: readonly (readonly [path: RegExp, hint: string])[] = [
  [
    /^\/v1\/(?:responses|completions|embeddings|messages)(?:\/|$)/,
    'This endpoint supports chat completions only: POST /v1/chat/completions.',
  ],
  [/^\/(?:chat\/completions|models)(?:\/|$)/, 'The base URL must end in /v1: /v1/chat/completions, /v1/models.'],
  [/^\/v1\/v1\//, 'The base URL has /v1 twice.'],
  [/^\/api\//, "This is not Ollama's native API. Use the base URL that ends in /v1."],
];

/** @throws ApiError `not_found` */
export function matchRoute(target: string): RouteMatch {
  const query = target.indexOf('?');
  const path = query === -1 ? target : target.slice(0, query);
  const match = ROUTES.get(path);
  if (match !== undefined) return match;
  if (path.startsWith(ONE_MODEL)) return { route: 'model', method: 'GET', segment: path.slice(ONE_MODEL.length) };
  const hint = ELSEWHERE.find(([pattern]) => pattern.test(path))?.[1];
  throw new ApiError('not_found', hint === undefined ? {} : { hint });
}

/** @throws ApiError `method_not_allowed` */
export function checkMethod({ method }: RouteMatch, asked: string | undefined): void {
  // What answers GET answers HEAD, without the body (RFC 9110, 9.1).
  const allowed = method === 'GET' ? ['GET', 'HEAD'] : [method];
  if (!allowed.includes(asked ?? '')) throw new ApiError('method_not_allowed', { allow: allowed.join(', ') });
}
