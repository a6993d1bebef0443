import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { marksIn } from './mark';
import { markedComponent, markedLabel } from './marked-jira';

/** A question as it arrived: whose token it carried, and whose texts. */
export interface Asked {
  token: number | undefined;
  texts: Set<number>;
}

/** One model for all installations, which answers each with values of its own. */
export interface MarkedEndpoint {
  origin: string;
  /** What arrived since the last call. */
  takeAsked(): Asked[];
  close(): Promise<void>;
}

export function tokenOf(mark: string): string {
  return `sk-${mark}-0123456789`;
}

function replyFor(installation: number): object {
  const component = markedComponent('Payments', installation);
  const label = markedLabel('data-loss', installation);
  return {
    priority: { value: 'High', confidence: 0.8, reason: `${label} is lost.` },
    components: [{ value: component, confidence: 0.9, reason: `It is about ${component}.` }],
    labels: [{ value: label, confidence: 0.9, reason: `It says ${label}.` }],
  };
}

export async function startMarkedEndpoint(): Promise<MarkedEndpoint> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [token] = marksIn(request.headers.authorization ?? '');
      asked.push({ token, texts: marksIn(Buffer.concat(chunks).toString('utf8')) });
      const isList = request.method === 'GET';
      const body = isList
        ? { data: [{ id: 'a-model' }] }
        : {
            choices: [{ message: { content: JSON.stringify(replyFor(token ?? -1)) } }],
            usage: { prompt_tokens: 9_000, completion_tokens: 90 },
          };
      response.writeHead(token === undefined ? 401 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeAsked: () => asked.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
