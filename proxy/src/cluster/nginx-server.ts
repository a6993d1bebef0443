import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findServers, HOW_TO_INSTALL } from './programs';
import { freePort, Server } from './server';

/** In the project, beside the sources and beside what they are compiled to. */
const SETTINGS = join(__dirname, '..', '..', 'deploy', 'nginx.conf');

export interface NginxServerOptions {
  directory: string;
  /** PEM: its own certificate, which the instances have too. */
  certificateFile: string;
  keyFile: string;
  instancePorts: readonly number[];
  port?: number;
}

/** nginx by the settings in `deploy`, on a free port, in front of instances on this machine. Not started yet. */
export async function createNginxServer(options: NginxServerOptions): Promise<Server> {
  const program = findServers().nginx;
  if (program === null) throw new Error(`There is no nginx on this machine: ${HOW_TO_INSTALL}`);
  const { directory, certificateFile, keyFile, instancePorts, port = await freePort() } = options;
  mkdirSync(directory, { recursive: true });
  const [, parameters = ''] = /server instance-1:8443 (.*)\n/.exec(readFileSync(SETTINGS, 'utf8')) ?? [];
  const http = readFileSync(SETTINGS, 'utf8')
    .replace(/( *server instance-\d.*\n)+/, instancePorts.map((each) => `  server 127.0.0.1:${each} ${parameters}\n`).join(''))
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
    .replace('/etc/nginx/tls/fullchain.pem', certificateFile)
    .replace('/etc/nginx/tls/instances-ca.pem', certificateFile)
    .replace('/etc/nginx/tls/key.pem', keyFile);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (what) => `${what}_temp_path ${join(directory, 'temporary')};`,
  );
  // Workers of root would be somebody who cannot read the folder.
  const user = process.getuid?.() === 0 ? 'user root;\n' : '';
  const path = join(directory, 'nginx.conf');
  writeFileSync(
    path,
    `daemon off;\n${user}worker_processes 1;\npid ${join(directory, 'nginx.pid')};\nerror_log stderr emerg;
events { worker_connections 4096; }\nhttp {\n${temporary.join('\n')}\n${http}\n}\n`,
  );
  return new Server({ program, args: ['-p', directory, '-c', path], port, stopSignal: 'SIGTERM' });
}
