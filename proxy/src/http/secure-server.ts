import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Config } from '../config/config-schema';
import { ApiError, errorBody, type ErrorCode } from '../errors/api-error';
import type { Certificate } from '../tls/certificate';

const CHECK_MS = 500;

export type RequestListener = (request: IncomingMessage, response: ServerResponse, isContinueExpected: boolean) => void;

/** Errors of Node's parser with an answer of their own; every other one is an ambiguous or broken head. */
const PARSER_CODES: Record<string, ErrorCode> = { HPE_HEADER_OVERFLOW: 'head_too_large', ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout' };

/** For what the parser refuses, there is no response object: the answer is written by hand. */
function refuseRaw(socket: Duplex, code: ErrorCode): void {
  if (socket.destroyed || !socket.writable) return;
  const error = new ApiError(code);
  const body = errorBody(error);
  const head = [
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}`,
    'content-type: application/json',
    'strict-transport-security: max-age=63072000; includeSubDomains',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // Whatever the other side does next, this connection ends.
  setTimeout(() => socket.destroy(), CHECK_MS).unref();
}

/** HTTPS only, TLS 1.2 and 1.3, HTTP/1.1. Plain HTTP on this port meets a failed handshake and no answer. */
export function createSecureServer(
  config: Config,
  certificate: Certificate,
  listener: RequestListener,
  onRawRefusal: (status: number) => void,
): Server {
  const { timeouts, limits } = config;
  const server = createServer({
    ...certificate,
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.3',
    ALPNProtocols: ['http/1.1'],
    handshakeTimeout: timeouts.handshakeMs,
    headersTimeout: timeouts.headMs,
    requestTimeout: timeouts.requestMs,
    keepAliveTimeout: timeouts.idleMs,
    // Node's default looks every 30 seconds, which is how late its time-outs would be.
    connectionsCheckingInterval: CHECK_MS,
    maxHeaderSize: limits.headBytes,
    insecureHTTPParser: false,
    // Checked with everything else of the head, so that the answer has a body.
    requireHostHeader: false,
  });
  server.maxConnections = limits.connections;
  // One more than is allowed: Node drops the rest without a word, and the one more shows it.
  server.maxHeadersCount = limits.headerCount + 1;
  server.on('request', (request, response) => listener(request, response, false));
  server.on('checkContinue', (request, response) => listener(request, response, true));
  server.on('checkExpectation', (request, response) => listener(request, response, false));
  const refuse = (socket: Duplex, code: ErrorCode): void => {
    onRawRefusal(new ApiError(code).status);
    refuseRaw(socket, code);
  };
  server.on('connect', (_request, socket: Duplex) => refuse(socket, 'method_not_allowed'));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET') socket.destroy();
    else refuse(socket, PARSER_CODES[error.code ?? ''] ?? 'bad_request_head');
  });
  return server;
}
