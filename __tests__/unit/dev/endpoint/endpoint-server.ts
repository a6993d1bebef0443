import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmbeddedEndpoint, type EmbeddedEndpoint } from '../../../../dev/endpoint';

export interface EndpointServer {
  endpoint: EmbeddedEndpoint;
  origin: string;
  /** Asks with the right token unless headers say otherwise. */
  ask(
    path: string,
    init?: { method?: string; headers?: Record<string, string>; body?: object | string; signal?: AbortSignal },
  ): Promise<Response>;
  /** The object that the model's text holds. */
  chat(ticket: object, allowed: { priority?: string[]; components?: string[]; labels?: string[] }): Promise<ChatReply>;
  close(): Promise<void>;
}

export interface ChatReply {
  priority: ChatProposal | null;
  components: ChatProposal[];
  labels: ChatProposal[];
}

interface ChatProposal {
  value: string;
  confidence: number;
  reason: string;
}

export async function startEndpoint(slowness = 100): Promise<EndpointServer> {
  const endpoint = createEmbeddedEndpoint({ token: 'right-token', now: () => 1_700_000_000_000, slowness });
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      void endpoint.handle({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask: EndpointServer['ask'] = (path, { method = 'GET', headers, body, signal } = {}) =>
    fetch(url + path, {
      method,
      headers: { authorization: 'Bearer right-token', ...headers },
      body: typeof body === 'object' ? JSON.stringify(body) : body,
      signal,
    });
  return {
    endpoint,
    origin: url,
    ask,
    async chat(ticket, allowed) {
      const response = await ask('/v1/chat/completions', { method: 'POST', body: chatBody(ticket, allowed) });
      const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
      return JSON.parse(choices[0]?.message.content ?? '') as ChatReply;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function chatBody(ticket: object, allowed: { priority?: string[]; components?: string[]; labels?: string[] }): object {
  const one = (values: string[] = []): object => ({ type: 'object', properties: { value: { type: 'string', enum: values } } });
  const schema = {
    type: 'object',
    properties: {
      priority: { anyOf: [one(allowed.priority), { type: 'null' }] },
      components: { type: 'array', items: one(allowed.components) },
      labels: { type: 'array', items: one(allowed.labels) },
    },
  };
  const fenced = `### TICKET START n0nce\n${JSON.stringify(ticket)}\n### TICKET END n0nce ###`;
  return {
    model: 'embedded-classifier',
    messages: [
      { role: 'system', content: 'Triage.' },
      { role: 'user', content: fenced },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'triage', strict: true, schema } },
  };
}
