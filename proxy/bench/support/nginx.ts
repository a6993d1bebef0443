import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createSelfSigned } from '../../src/tls/self-signed';
import type { Target } from './load';

/** How long nginx may take to listen. */
const START_MS = 5_000;

/** nginx on this machine, in front of the same upstream. */
export interface Nginx {
  target: Target;
  close(): void;
}

/** nginx takes no port 0 that it would tell of: one that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** The settings that make it comparable: TLS for the caller, connections to the upstream kept, no log. */
function configOf(directory: string, port: number, upstreamPort: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `${what}_temp_path ${join(directory, 'nginx')};`);
  return `daemon off;
worker_processes 1;
pid ${join(directory, 'nginx.pid')};
error_log stderr emerg;
events { worker_connections 1024; }
http {
  access_log off;
  ${temporary.join('\n  ')}
  upstream mock { server 127.0.0.1:${upstreamPort}; keepalive 100; keepalive_requests 1000000; }
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${join(directory, 'nginx.crt')};
    ssl_certificate_key ${join(directory, 'nginx.key')};
    keepalive_requests 1000000;
    location / {
      proxy_pass http://mock;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
    }
  }
}
`;
}

/** Starts the machine's nginx, which goes the same way without reading anything; null where there is none, or none that starts. */
export async function startNginx(directory: string, upstreamPort: number): Promise<Nginx | null> {
  if (spawnSync('nginx', ['-v']).status !== 0) return null;
  const [port, certificate] = await Promise.all([freePort(), createSelfSigned()]);
  writeFileSync(join(directory, 'nginx.crt'), certificate.cert);
  writeFileSync(join(directory, 'nginx.key'), certificate.key);
  writeFileSync(join(directory, 'nginx.conf'), configOf(directory, port, upstreamPort));
  const child = spawn('nginx', ['-p', directory, '-c', join(directory, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'inherit'] });
  const latest = Date.now() + START_MS;
  while (!(await isListening(port))) {
    if (child.exitCode !== null || Date.now() > latest) {
      child.kill();
      process.stderr.write('nginx did not start: it is left out.\n');
      return null;
    }
    await wait(50);
  }
  return {
    target: { url: `https://127.0.0.1:${port}`, ca: certificate.cert, headers: { 'content-type': 'application/json' } },
    close: () => void child.kill(),
  };
}
