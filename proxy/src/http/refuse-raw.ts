import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApiError, errorBody, type ErrorCode } from '../errors/api-error';
import type { RequestLine } from '../log/request-log';
import { FIXED_HEADERS } from './fixed-headers';

/** For the answer to leave; whatever the other side does, the connection ends then. */
const CLOSE_MS = 500;

function lines(headers: readonly string[]): string {
  return headers.reduce((text, part, index) => `${text}${part}${index % 2 === 0 ? ': ' : '\r\n'}`, '');
}

/**
 * Answers what Node's parser refuses, for which there is no response object, by hand, and returns what is recorded of it.
 * @param endedAt the time of day, in milliseconds since 1970
 */
export function refuseRaw(socket: Duplex, code: ErrorCode, endedAt: number): RequestLine {
  const error = new ApiError(code);
  const body = errorBody(error);
  const bytesOut = Buffer.byteLength(body);
  const requestId = randomUUID();
  if (!socket.destroyed && socket.writable) {
    const headers = [...FIXED_HEADERS, 'x-request-id', requestId, 'content-length', String(bytesOut), 'connection', 'close'];
    socket.end(`HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}\r\n${lines(headers)}\r\n${body}`);
    setTimeout(() => socket.destroy(), CLOSE_MS).unref();
  }
  return {
    endedAt,
    requestId,
    tokenId: null,
    route: 'unknown',
    model: null,
    status: error.status,
    durationMs: 0,
    queueMs: null,
    upstreamMs: null,
    promptTokens: null,
    completionTokens: null,
    bytesIn: 0,
    bytesOut,
  };
}
