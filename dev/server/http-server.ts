import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readLogin, requireOwnOrigin, requirePerson } from './guards';
import { serveHost, type HostParts } from './host-routes';
import { servePage, type PageOptions } from './page-routes';
import { failed, RequestFault, sendReply, type ServerReply } from './reply';
import { parseObject, readBody } from './request';

export interface HttpServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves the host on the loopback address only. Rejects with the error of
 * `listen`, e.g. `EADDRINUSE`.
 */
export async function startHttpServer(options: { port: number; parts: HostParts; pages: PageOptions }): Promise<HttpServer> {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    void respond(request, response, port, options.parts, options.pages);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve());
  });
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  parts: HostParts,
  pages: PageOptions,
): Promise<void> {
  const withBody = request.method !== 'HEAD';
  try {
    requireOwnOrigin(request.headers, port);
    const reply = await route(request, response, parts, pages);
    if (reply !== null) sendReply(response, unlessKnown(reply, request.headers['if-none-match']), withBody);
  } catch (error) {
    // Whoever cut the connection gets no answer.
    if (response.headersSent || response.destroyed) return;
    sendReply(response, error instanceof RequestFault ? failed(error.status, error.message, error.headers) : unexpected(error), withBody);
  }
}

/** Null: the answer went out already. */
async function route(
  request: IncomingMessage,
  response: ServerResponse,
  parts: HostParts,
  pages: PageOptions,
): Promise<ServerReply | null> {
  const { pathname, search, searchParams: query } = readTarget(request.url ?? '/');
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  const { headers } = request;
  if (pathname.startsWith('/v1/')) {
    await parts.endpoint.handle({ method, path: pathname, headers, body: await readBody(request) }, response);
    return null;
  }
  if (pathname.startsWith('/rest/')) {
    const body = await readBody(request);
    return parts.jira.handle({
      method,
      path: pathname + search,
      origin: `http://${headers.host ?? ''}`,
      headers: singleHeaders(headers),
      body: body === '' ? undefined : body,
      accountId: readLogin(headers, parts.jira.people),
    });
  }
  if (pathname.startsWith('/host/')) {
    const person = requirePerson(headers, parts.jira.people);
    const name = pathname.slice('/host/'.length);
    const body = await readBody(request);
    if (`${method} ${name}` === 'POST events') {
      parts.streams.open(parseObject(body), person, response);
      return null;
    }
    return serveHost(parts, { method, name, query, body, person });
  }
  const page = method === 'GET' ? await servePage(pages, pathname) : undefined;
  if (page === undefined) throw new RequestFault(404, 'Nothing is served at this address.');
  return page;
}

/** Without its body when the browser has it already. */
function unlessKnown(reply: ServerReply, known: string | undefined): ServerReply {
  return reply.headers?.['etag'] !== undefined && reply.headers['etag'] === known ? { ...reply, status: 304, body: '' } : reply;
}

/** Only paths: a full address as the target is for proxies. */
function readTarget(target: string): URL {
  if (!target.startsWith('/') || target.startsWith('//')) throw new RequestFault(400, 'The request target must be a path.');
  return new URL(target, 'http://127.0.0.1');
}

function singleHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

function unexpected(error: unknown): ServerReply {
  console.error(error);
  return failed(500, 'The offline host met an unexpected fault; its terminal says more.');
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
