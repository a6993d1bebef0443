import { createServer as createPlain, type RequestListener, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSelfSigned } from '../../src/tls/self-signed';

/** A completion of about 300 bytes. */
const REPLY = JSON.stringify({
  id: 'chatcmpl-0',
  object: 'chat.completion',
  created: 1,
  model: 'mock',
  choices: [{ index: 0, message: { role: 'assistant', content: 'x'.repeat(120) }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 50, completion_tokens: 20, total_tokens: 70 },
});

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

/** A mock model server in a process of its own: answers after so many milliseconds, on one port with TLS and on one without. */
async function main(): Promise<void> {
  const delayMs = Number(process.argv[2]);
  const certificate = await createSelfSigned();
  const listener: RequestListener = (request, response) => {
    request.resume();
    request.on('end', () =>
      setTimeout(() => response.writeHead(200, { 'content-type': 'application/json', 'content-length': REPLY.length }).end(REPLY), delayMs),
    );
  };
  const options = { keepAliveTimeout: 30_000 };
  const [plain, secure] = await Promise.all([
    listen(createPlain(options, listener)),
    listen(createServer({ ...certificate, ...options }, listener)),
  ]);
  process.send?.({ ports: { http: plain, https: secure }, ca: certificate.cert });
}

// With the benchmark, however that ended.
process.on('disconnect', () => process.exit());

void main();
