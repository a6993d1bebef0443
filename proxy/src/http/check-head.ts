import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../config/loopback';
import { ApiError } from '../errors/api-error';

/** Headers of which a second one would leave open which of the two counts. */
const SINGLE = new Set(['authorization', 'content-encoding', 'content-length', 'content-type', 'expect', 'host', 'transfer-encoding']);
const HOST = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

export interface HeadRules {
  hosts: ReadonlySet<string>;
  headerCount: number;
}

/** Counts on the headers as they came: Node's own object keeps the first of two and drops the rest. */
function checkHeaders(rawHeaders: readonly string[], headerCount: number): void {
  if (rawHeaders.length / 2 > headerCount) throw new ApiError('head_too_large');
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (!SINGLE.has(name)) continue;
    if (seen.has(name)) throw new ApiError('bad_request_head');
    seen.add(name);
  }
}

function checkHost(request: IncomingMessage, hosts: ReadonlySet<string>): void {
  const name = HOST.exec(request.headers.host ?? '')?.[1]?.toLowerCase();
  if (name === undefined) throw new ApiError('bad_request_head');
  const isLocalCall = isLoopback(name) && isLoopback((request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''));
  if (!isLocalCall && !hosts.has(name)) throw new ApiError('host_not_allowed');
}

/**
 * What Node's parser lets through: HTTP/1.0, absolute-form targets, second headers, other hosts, upgrades.
 * @throws ApiError 400, 403 or 431
 */
export function checkHead(request: IncomingMessage, rules: HeadRules): void {
  if (request.httpVersion !== '1.1') throw new ApiError('bad_request_head');
  if (request.url?.startsWith('/') !== true) throw new ApiError('bad_request_head');
  checkHeaders(request.rawHeaders, rules.headerCount);
  checkHost(request, rules.hosts);
  const { headers } = request;
  if (headers.upgrade !== undefined) throw new ApiError('bad_request_head');
  const encoding = headers['transfer-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'chunked') throw new ApiError('bad_request_head');
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue') throw new ApiError('bad_request_head');
  const hasBody = encoding !== undefined || Number(headers['content-length'] ?? '0') > 0;
  if (hasBody && (request.method === 'GET' || request.method === 'HEAD')) throw new ApiError('bad_request_head');
}
