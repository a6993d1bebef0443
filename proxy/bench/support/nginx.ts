import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, isListening } from '../../src/cluster/server';
import { createSelfSigned } from '../../src/tls/self-signed';
import type { Target } from './load';

/** How long nginx may take to listen. */
const START_MS = 20_000;

/** nginx on this machine, in front of the same upstream. */
export interface Nginx {
  target: Target;
  close(): void;
}

/** Whether this machine has nginx. */
export function hasNginx(): boolean {
  return spawnSync('nginx', ['-v']).status === 0;
}

/** Runs nginx with what `http` holds, its files in `directory`; null when it does not come to listen on `port`. */
export async function runNginx(directory: string, http: string, port: number): Promise<ChildProcess | null> {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (what) => `${what}_temp_path ${join(directory, 'temporary')};`,
  );
  // Workers of root would be somebody who cannot read the folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const config = `daemon off;
${user}
worker_processes 1;
pid ${join(directory, 'nginx.pid')};
error_log stderr emerg;
events { worker_connections 1024; }
http {
  ${temporary.join('\n  ')}
  ${http}
}
`;
  writeFileSync(join(directory, 'nginx.conf'), config);
  const child = spawn('nginx', ['-p', directory, '-c', join(directory, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'inherit'] });
  const latest = Date.now() + START_MS;
  while (!(await isListening(port))) {
    if (child.exitCode !== null || Date.now() > latest) {
      child.kill();
      return null;
    }
    await wait(50);
  }
  return child;
}

/** Starts the machine's nginx, which goes the same way without reading anything; null where there is none, or none that starts. */
export async function startNginx(directory: string, upstreamPort: number): Promise<Nginx | null> {
  if (!hasNginx()) return null;
  const [port, certificate] = await Promise.all([freePort(), createSelfSigned()]);
  writeFileSync(join(directory, 'nginx.crt'), certificate.cert);
  writeFileSync(join(directory, 'nginx.key'), certificate.key);
  // The settings that make it comparable: TLS for the caller, connections to the upstream kept, no log.
  const child = await runNginx(
    directory,
    `access_log off;
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
  }`,
    port,
  );
  if (child === null) {
    process.stderr.write('nginx did not start: it is left out.\n');
    return null;
  }
  return {
    target: { url: `https://127.0.0.1:${port}`, ca: certificate.cert, headers: { 'content-type': 'application/json' } },
    close: () => void child.kill(),
  };
}
