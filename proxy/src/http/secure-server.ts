import { constants } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Duplex } from 'node:stream';
import type { SecureContextOptions } from 'node:tls';
import type { Config } from '../config/config-schema';
import type { ErrorCode } from '../errors/api-error';
import type { Certificate } from '../tls/certificate';

const CHECK_MS = 500;

export type RequestListener = (request: IncomingMessage, response: ServerResponse, isContinueExpected: boolean) => void;

/** Errors of Node's parser with an answer of their own; every other one is an ambiguous or broken head. */
const PARSER_CODES: Record<string, ErrorCode> = { HPE_HEADER_OVERFLOW: 'head_too_large', ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout' };

/**
 * TLS 1.2 and 1.3, each with keys that are agreed on for one connection and forgotten: who takes the certificate's key
 * later can read nothing that was recorded. TLS 1.2 does not renegotiate.
 */
const SECURITY: SecureContextOptions = {
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.3',
  ciphers: [
    ...['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'],
    ...['ECDHE+AESGCM', 'ECDHE+CHACHA20'],
  ].join(':'),
  secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
};

/** Takes a renewed certificate into use; connections that are open keep theirs. */
export function renewCertificate(server: Server, certificate: Certificate): void {
  server.setSecureContext({ ...certificate, ...SECURITY });
}

/**
 * HTTPS only, HTTP/1.1. Plain HTTP on this port meets a failed handshake and no answer.
 * @param refuse answers what the parser refuses
 */
export function createSecureServer(
  config: Config,
  certificate: Certificate,
  listener: RequestListener,
  refuse: (socket: Duplex, code: ErrorCode) => void,
): Server {
  const { timeouts, limits } = config;
  const server = createServer({
    ...certificate,
    ...SECURITY,
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
  server.on('connect', (_request, socket: Duplex) => refuse(socket, 'method_not_allowed'));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET') socket.destroy();
    else refuse(socket, PARSER_CODES[error.code ?? ''] ?? 'bad_request_head');
  });
  return server;
}
