import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { EndpointFault } from './faults';
import type { EndpointReply } from './wire-format';

/** Milliseconds between two bytes of a reply that drips. */
const DRIP_INTERVAL = 200;

/** Milliseconds. */
const RESET_DELAY = 50;

/** What the fault does to the connection before anything is answered; true: there will be no answer. */
export async function breakBeforeReply(fault: EndpointFault | null, response: ServerResponse, slowness: number): Promise<boolean> {
  switch (fault) {
    case 'down':
      response.socket?.destroy();
      return true;
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
    case 'hang':
      await new Promise((resolve) => response.once('close', resolve));
      return true;
    case 'slow':
      await waitWhileOpen(response, slowness);
      return response.destroyed;
    default:
      return false;
  }
}

/** Sends the reply as the fault lets it through. */
export async function sendReply(fault: EndpointFault | null, response: ServerResponse, reply: EndpointReply): Promise<void> {
  switch (fault) {
    case 'cut':
      sendHalf(response, reply, () => response.socket?.destroy());
      return;
    case 'reset-body':
      sendHalf(response, reply, () => resetSoon(response));
      return;
    case 'truncated':
      response.writeHead(reply.status, reply.headers).end(half(reply.body));
      return;
    case 'drip':
      await drip(response, reply);
      return;
    default:
      response.writeHead(reply.status, reply.headers).end(reply.body);
  }
}

/** The reply as the fault lets it through where there is no connection to break; null where it would break. */
export async function changeReply(fault: EndpointFault | null, reply: EndpointReply, slowness: number): Promise<EndpointReply | null> {
  switch (fault) {
    case 'hang':
    case 'drip':
      return new Promise(() => undefined);
    case 'slow':
      await wait(slowness, undefined, { ref: false });
      return reply;
    case 'truncated':
      return { ...reply, body: half(reply.body) };
    case 'refused':
    case 'dns':
    case 'tls':
    case 'down':
    case 'reset':
    case 'reset-body':
    case 'cut':
      return null;
    default:
      return reply;
  }
}

/** Promises more bytes than it sends. */
function sendHalf(response: ServerResponse, { status, headers, body }: EndpointReply, onSent: () => void): void {
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  response.write(half(body), onSent);
}

/** At once, it would be an orderly end: Node has the bytes on their way still. */
function resetSoon({ socket }: ServerResponse): void {
  setTimeout(() => socket?.resetAndDestroy(), RESET_DELAY);
}

function half(body: string): string {
  return body.slice(0, Math.floor(body.length / 2));
}

/** One byte at a time, for as long as someone listens. */
async function drip(response: ServerResponse, { status, headers, body }: EndpointReply): Promise<void> {
  response.writeHead(status, headers);
  for (const byte of Buffer.from(body)) {
    response.write(Buffer.of(byte));
    await waitWhileOpen(response, DRIP_INTERVAL);
    if (response.destroyed) return;
  }
  response.end();
}

async function waitWhileOpen(response: ServerResponse, milliseconds: number): Promise<void> {
  const closed = new AbortController();
  const close = (): void => closed.abort();
  response.once('close', close);
  try {
    await wait(milliseconds, undefined, { signal: closed.signal });
  } catch {
    // The caller went away; there is nobody left to answer.
  } finally {
    response.off('close', close);
  }
}
