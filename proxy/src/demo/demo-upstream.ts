import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const DEMO_MODEL = 'embedded-stand-in';
const TEXT = 'This answer comes from a deterministic stand-in. It is not a language model and has read nothing.';

function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function completion(body: string): object {
  const wantsJson = /"type":"json_(?:object|schema)"/.test(body);
  const content = wantsJson ? '{}' : TEXT;
  const [prompt, reply] = [countTokens(body), countTokens(content)];
  return {
    object: 'chat.completion',
    model: DEMO_MODEL,
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: prompt, completion_tokens: reply, total_tokens: prompt + reply },
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function handle(request: IncomingMessage, response: ServerResponse, authorization: string): Promise<void> {
  const send = (status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const body = await readText(request);
  if (request.headers.authorization !== authorization) send(401, { error: { message: 'unauthorized' } });
  else if (request.url === '/v1/models') send(200, { object: 'list', data: [{ id: DEMO_MODEL, object: 'model' }] });
  else send(200, completion(body));
}

export interface DemoUpstream {
  /** With `/v1`. */
  url: string;
  close(): Promise<void>;
}

/**
 * A model server for a machine that has none, so that the service can be tried: an empty object where JSON
 * is asked for, else one fixed sentence.
 */
export async function startDemoUpstream(authorization: string): Promise<DemoUpstream> {
  const server = createServer((request, response) => {
    handle(request, response, authorization).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
