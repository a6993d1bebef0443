import type { ServerResponse } from 'node:http';

export interface ServerReply {
  status: number;
  headers?: Record<string, string>;
  body: string | Buffer;
}

export function json(value: unknown, status = 200): ServerReply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

export function failed(status: number, message: string, headers: Record<string, string> = {}): ServerReply {
  const reply = json({ error: { message } }, status);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** A fault of the request, thrown anywhere below the router. */
export class RequestFault extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

const HEADERS_ALWAYS = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' };

const BODILESS = new Set([204, 304]);

export function sendReply(response: ServerResponse, reply: ServerReply, withBody: boolean): void {
  // Answers that have no body have no length either: that of a 304 would be the length of what the browser has.
  const length = BODILESS.has(reply.status) ? {} : { 'content-length': String(Buffer.byteLength(reply.body)) };
  response.writeHead(reply.status, { ...HEADERS_ALWAYS, ...reply.headers, ...length });
  response.end(withBody ? reply.body : undefined);
}
