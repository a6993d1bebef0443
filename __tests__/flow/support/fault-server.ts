import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers a request in whatever way; `asked` is the request's body, for servers that repeat it. */
export type Misbehaviour = (response: ServerResponse, asked: string) => void;

export interface FaultServer {
  origin: string;
  /** Bodies that were received, oldest first. */
  readonly asked: string[];
  behave(next: Misbehaviour): void;
  close(): Promise<void>;
}

/** A server on this machine that does to each request what it was last told to. */
export async function startFaultServer(first: Misbehaviour): Promise<FaultServer> {
  const asked: string[] = [];
  let misbehave = first;
  const server = createServer((incoming, response) => {
    let text = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (chunk: string) => (text += chunk));
    incoming.on('end', () => {
      asked.push(text);
      misbehave(response, text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    behave: (next) => void (misbehave = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** A whole answer; a text goes out as it is, anything else as JSON. */
export function answerWith(status: number, body: unknown, headers: Record<string, string> = JSON_TYPE): Misbehaviour {
  return (response) => void response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** OpenAI's envelope around a message that repeats the request, as some servers' messages do. */
export function refuseRepeating(status: number, message: string, headers: Record<string, string> = {}): Misbehaviour {
  return (response, asked) => {
    const error = { message: `${message} ${asked}`, type: 'error', param: null, code: null };
    response.writeHead(status, { ...JSON_TYPE, ...headers }).end(JSON.stringify({ error }));
  };
}

export const hang: Misbehaviour = () => undefined;

export const resetBeforeAnswer: Misbehaviour = (response) => void response.socket?.resetAndDestroy();

/** Promises all of a body, sends half of it, and ends the connection, with or without a word. */
export function breakOffIn(body: string, ending: 'reset' | 'close'): Misbehaviour {
  return (response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': String(Buffer.byteLength(body)) });
    response.write(body.slice(0, Math.floor(body.length / 2)), () => {
      if (ending === 'reset') response.socket?.resetAndDestroy();
      else response.socket?.destroy();
    });
  };
}

/** One byte of an endless body at a time, often enough for every time-out that waits for silence. */
export const drip: Misbehaviour = (response) => {
  response.writeHead(200, JSON_TYPE);
  const timer = setInterval(() => response.write(' '), 100);
  response.once('close', () => clearInterval(timer));
};

/** An endless body, as fast as it is read. */
export const flood: Misbehaviour = (response) => {
  response.writeHead(200, JSON_TYPE);
  const chunk = `"${'x'.repeat(65_536)}",`;
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};
