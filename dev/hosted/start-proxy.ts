import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { connect } from 'node:tls';

export interface ProxyUpstream {
  /** OpenAI-compatible base address, e.g. `http://127.0.0.1:4173/v1`. */
  url: string;
  model: string;
  token: string;
}

export interface RunningHostedProxy {
  /** e.g. `https://127.0.0.1:51234`. */
  origin: string;
  /** The one token that it accepts. */
  token: string;
  /** Its self-signed certificate as PEM, for `NODE_EXTRA_CA_CERTS`. */
  certificateFile: string;
  close(): Promise<void>;
}

/** Installing the proxy's own packages the first time is part of it. */
const START_LIMIT_MS = 180_000;

/**
 * Starts the hosted endpoint as its own program, the way an operator does, in front of `upstream`.
 * Rejects when it does not come up.
 */
export async function startHostedProxy(root: string, stateDir: string, upstream: ProxyUpstream): Promise<RunningHostedProxy> {
  mkdirSync(stateDir, { recursive: true });
  const args = ['start', '--port', '0', '--metrics-port', '0', '--state', stateDir, '--upstream', upstream.url, '--model', upstream.model];
  const child = spawn(process.execPath, [path.join(root, 'proxy/run.mjs'), ...args], {
    env: { ...process.env, UPSTREAM_TOKEN: upstream.token },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = (): void => void child.kill('SIGTERM');
  process.once('exit', kill);
  try {
    const { origin, token } = await readAnnouncement(child);
    const certificateFile = path.join(stateDir, 'certificate.pem');
    writeFileSync(certificateFile, await readCertificate(new URL(origin)));
    return { origin, token, certificateFile, close: () => stop(child, kill) };
  } catch (error) {
    await stop(child, kill);
    throw error;
  }
}

/** The program prints where it listens, and its token, once it is ready. */
async function readAnnouncement(child: ChildProcess): Promise<{ origin: string; token: string }> {
  return new Promise((resolve, reject) => {
    let origin = '';
    const timer = setTimeout(() => reject(new Error('The hosted endpoint did not start in time.')), START_LIMIT_MS);
    child.once('exit', (code) => reject(new Error(`The hosted endpoint ended with code ${String(code)} before it was ready.`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      origin = /^Listening: (https:\/\/[^/]+)/.exec(line)?.[1] ?? origin;
      const token = /^Token: (\S+)$/.exec(line)?.[1];
      if (token === undefined) return;
      clearTimeout(timer);
      resolve({ origin, token });
    });
  });
}

/** A new certificate is made at each start and kept in memory; it is read over the loopback interface, and then trusted. */
async function readCertificate({ hostname, port }: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      const raw = socket.getPeerCertificate().raw.toString('base64');
      socket.end();
      resolve(`-----BEGIN CERTIFICATE-----\n${raw.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`);
    });
    socket.once('error', reject);
  });
}

async function stop(child: ChildProcess, kill: () => void): Promise<void> {
  process.off('exit', kill);
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
