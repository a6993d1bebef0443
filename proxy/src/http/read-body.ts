import { ApiError } from '../errors/api-error';
import { CancelledError } from './cancelled-error';
import type { Exchange } from './exchange';

const JSON_TYPE = /^application\/json\s*(?:;\s*charset=(?:utf-8|"utf-8")\s*)?$/i;

/** @throws ApiError 413 or 415 before any of the body is read. */
export function checkBodyHead(exchange: Exchange, limitBytes: number): void {
  const { headers } = exchange.request;
  if (!JSON_TYPE.test(headers['content-type'] ?? '')) throw new ApiError('unsupported_media_type');
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') throw new ApiError('unsupported_media_type');
  if (Number(headers['content-length'] ?? '0') > limitBytes) throw new ApiError('body_too_large');
}

/** Reads the whole body. How long it may take is the server's `requestTimeout`. @throws ApiError 413 · CancelledError */
export function readBody(exchange: Exchange, limitBytes: number): Promise<Buffer> {
  const { request, response } = exchange;
  if (exchange.isContinueExpected) response.writeContinue();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => {
      exchange.bytesIn += chunk.length;
      if (exchange.bytesIn <= limitBytes) chunks.push(chunk);
      else reject(new ApiError('body_too_large'));
    });
    request.on('end', () => {
      exchange.isBodyRead = true;
      resolve(Buffer.concat(chunks));
    });
    exchange.signal.addEventListener('abort', () => reject(exchange.signal.reason));
    request.on('error', () => reject(new CancelledError('caller_gone')));
  });
}
