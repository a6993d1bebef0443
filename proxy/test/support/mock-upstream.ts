import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Certificate } from '../../src/tls/certificate';

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export type Behaviour = (response: ServerResponse, seen: SeenRequest, request: IncomingMessage) => void;

export interface MockUpstream {
  /** Without a path. */
  url: string;
  /** Calls to the model; health checks are counted apart. */
  requests: SeenRequest[];
  healthChecks: number;
  /** Calls whose connection ended before they were answered. */
  cancelled: number;
  sockets: Set<Socket>;
  /** All connections since the start. */
  connections: number;
  behave(behaviour: Behaviour): void;
  behaveOnHealth(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A completion as OpenAI-compatible servers write it, with names and fields of the server's own. */
export function completion(content: string, model = 'upstream-model'): object {
  return {
    id: 'chatcmpl-upstream-id',
    object: 'chat.completion',
    created: 1,
    model,
    system_fingerprint: 'fp-upstream',
    choices: [{ index: 0, message: { role: 'assistant', content, reasoning: 'hidden thoughts' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
  };
}

export const echo: Behaviour = (response, seen) => {
  const { messages, model } = JSON.parse(seen.body) as { messages: { content: string }[]; model: string };
  json(response, 200, completion(`echo:${messages.at(-1)?.content ?? ''}`, model));
};

/** A model server on a socket of its own: the one thing that tests replace. */
export async function startMockUpstream(certificate?: Certificate): Promise<MockUpstream> {
  let behaviour: Behaviour = echo;
  let healthBehaviour: Behaviour = (response) => json(response, 200, { object: 'list', data: [] });
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const seen = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      if (request.method === 'GET') {
        mock.healthChecks += 1;
        healthBehaviour(response, seen, request);
        return;
      }
      mock.requests.push(seen);
      response.on('close', () => {
        if (!response.writableFinished) mock.cancelled += 1;
      });
      behaviour(response, seen, request);
    });
  };
  const server = certificate === undefined ? createHttpServer(listener) : createHttpsServer({ ...certificate }, listener);
  // Longer than any test: who closes an idle connection is then the service.
  server.keepAliveTimeout = 60_000;
  server.on(certificate === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    mock.connections += 1;
    mock.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => mock.sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const mock: MockUpstream = {
    url: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    healthChecks: 0,
    cancelled: 0,
    sockets: new Set(),
    connections: 0,
    behave: (next) => void (behaviour = next),
    behaveOnHealth: (next) => void (healthBehaviour = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of mock.sockets) socket.destroy();
      }),
  };
  return mock;
}
