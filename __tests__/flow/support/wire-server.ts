import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is looked at of a chat completion request. */
export interface WireBody {
  model: string;
  temperature?: number;
  response_format?: { type: string };
  messages: { role: string; content: string }[];
  reasoning_effort?: string;
  chat_template_kwargs?: object;
  max_tokens?: number;
  max_completion_tokens?: number;
  stream?: boolean;
}

export interface WireRequest {
  method: string;
  path: string;
  authorization: string | undefined;
  /** Of a chat completion. */
  body: WireBody | null;
}

export interface WireReply {
  status: number;
  headers?: Record<string, string>;
  /** A text goes out as it is, anything else as JSON. */
  body: unknown;
  /** Sends half of the body and hangs up. */
  isCut?: boolean;
}

export interface WireServer {
  origin: string;
  requests: WireRequest[];
  /** Chat completions alone, by what they asked for: `json_schema temperature`, `none`. */
  asked(): string[];
  close(): Promise<void>;
}

/** A server on this machine that answers as one of the products does. */
export async function startWireServer(answer: (request: WireRequest) => WireReply): Promise<WireServer> {
  const requests: WireRequest[] = [];
  const server = createServer((incoming, response) => {
    let text = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (chunk: string) => (text += chunk));
    incoming.on('end', () => {
      const { method = '', url: path = '', headers } = incoming;
      const request = { method, path, authorization: headers.authorization, body: text === '' ? null : (JSON.parse(text) as WireBody) };
      requests.push(request);
      send(response, answer(request));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    asked: () => requests.flatMap(({ body }) => (body === null ? [] : [describe(body)])),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function describe({ response_format: format, temperature }: WireBody): string {
  return [format?.type ?? 'none', ...(temperature === undefined ? [] : ['temperature'])].join(' ');
}

function send(
  response: ServerResponse,
  { status, headers = { 'content-type': 'application/json' }, body, isCut = false }: WireReply,
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(text)) });
  if (isCut) response.write(text.slice(0, Math.floor(text.length / 2)), () => response.socket?.destroy());
  else response.end(text);
}
