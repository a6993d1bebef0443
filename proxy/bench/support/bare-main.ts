import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { createSelfSigned } from '../../src/tls/self-signed';

/**
 * The least that a way through Node can cost on this machine: TLS, the body taken whole and sent on, the answer sent
 * back. No token, no check, no limit, no log. Beside it the service's own figures can be read on any machine.
 */
async function main(): Promise<void> {
  const upstream = new Pool(process.argv[2] ?? '', { connections: 100 });
  const certificate = await createSelfSigned();
  const server = createServer({ ...certificate, keepAliveTimeout: 30_000 }, (request, response) => {
    const received: Buffer[] = [];
    request.on('data', (chunk: Buffer) => received.push(chunk));
    request.on('end', () => {
      const chunks: Buffer[] = [];
      upstream.dispatch(
        { path: '/v1/chat/completions', method: 'POST', headers: { 'content-type': 'application/json' }, body: Buffer.concat(received) },
        {
          onRequestStart: () => undefined,
          onResponseStart: () => undefined,
          onResponseData: (_controller, chunk) => void chunks.push(chunk),
          onResponseEnd: () => {
            const body = Buffer.concat(chunks).toString();
            response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
          },
          onResponseError: () => response.destroy(),
        },
      );
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port, ca: certificate.cert }));
}

// With the benchmark, however that ended.
process.on('disconnect', () => process.exit());

void main();
