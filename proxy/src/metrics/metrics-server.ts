import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';
import { isLoopback } from '../config/loopback';

function hostName(host: string | undefined): string {
  return (host ?? '').replace(/:\d+$/, '');
}

/**
 * Metrics for a collector on this machine, in clear and without a key, hence on loopback only. `beforeReading` brings them
 * up to date.
 */
export async function startMetricsServer(
  registry: Registry,
  address: { host: string; port: number },
  beforeReading: () => void,
): Promise<Server> {
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000, keepAliveTimeout: 5_000 }, (request, response) => {
    // A web page that resolves its name to loopback sends that name.
    if (!isLoopback(hostName(request.headers.host))) return void response.writeHead(403).end();
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
    beforeReading();
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, resolve);
  });
  return server;
}
