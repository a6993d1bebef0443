import type { IncomingMessage } from 'node:http';
import { RequestFault } from './reply';

/** Enough for the longest description and the largest settings. */
const MOST_BODY_BYTES = 2 * 1_048_576;

/** The whole body as text. Rejects with 413 when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MOST_BODY_BYTES) throw new RequestFault(413, 'The body is too large.', { connection: 'close' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** An object from a JSON body. Throws 400 for anything else. */
export function parseObject(body: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new RequestFault(400, 'The body is not JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new RequestFault(400, 'The body must be an object.');
  return parsed as Record<string, unknown>;
}

/** Throws 400 when the member is missing or no text. */
export function requireText(object: Record<string, unknown>, name: string): string {
  const value = object[name];
  if (typeof value !== 'string' || value === '') throw new RequestFault(400, `${name} is missing.`);
  return value;
}

export function optionalText(object: Record<string, unknown>, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
