import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { createEmbeddedEndpoint, type EmbeddedEndpoint } from '../../endpoint';
import { startHostedProxy } from '../../hosted/start-proxy';

const ROOT = path.resolve(__dirname, '../../..');
const TOKEN = 'client-token';

interface Outcome {
  call: string;
  outcome: 'works' | 'wrong' | 'refused';
  status?: number | null;
  message?: string;
}

/** The provider for compatible endpoints sends no schema unless `supportsStructuredOutputs` is set, so no server can meet it. */
const WITHOUT_SCHEMA = 'ai, compatible: generateObject';

async function serve(endpoint: EmbeddedEndpoint): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    void text(request).then((body) => endpoint.handle({ method, path: url, headers, body }, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, close: () => server.close() };
}

/** Runs a command to its end and gives what it wrote. Rejects when it fails. */
async function run(command: string, args: string[], cwd: string, env: Record<string, string> = {}): Promise<string> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null]>]);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with code ${String(code)}.`);
  return output;
}

function describeOutcome({ call, outcome, status, message = '' }: Outcome): string {
  if (outcome === 'works') return 'works';
  if (call === WITHOUT_SCHEMA) return 'client sends no schema';
  const isClear = outcome === 'refused' && (status === 400 || status === 404) && message.length > 20;
  return isClear ? `refused clearly (${status})` : `FAILS: ${message}`;
}

/** Prints every call of every client against both endpoints, as a table. Whether nothing failed. */
export async function askEndpoints(): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'auto-triage-clients-'));
  const endpoint = createEmbeddedEndpoint({ token: TOKEN, now: Date.now });
  const embedded = await serve(endpoint);
  const proxy = await startHostedProxy(ROOT, path.join(folder, 'proxy'), { url: embedded.url, model: endpoint.model, token: TOKEN });
  try {
    copyFileSync(path.join(__dirname, 'client-packages.json'), path.join(folder, 'package.json'));
    copyFileSync(path.join(__dirname, 'calls.mjs'), path.join(folder, 'calls.mjs'));
    console.log('Installing the clients in a temporary folder ...');
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], folder);
    const ask = async (env: Record<string, string>): Promise<Outcome[]> => {
      const output = await run(process.execPath, ['calls.mjs'], folder, { CLIENT_MODEL: endpoint.model, ...env });
      return output
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Outcome);
    };
    const ofEmbedded = await ask({ CLIENT_BASE_URL: embedded.url, CLIENT_KEY: TOKEN });
    const ofProxy = await ask({
      CLIENT_BASE_URL: `${proxy.origin}/v1`,
      CLIENT_KEY: proxy.token,
      NODE_EXTRA_CA_CERTS: proxy.certificateFile,
    });
    const rows = ofEmbedded.map((outcome, index) =>
      [outcome, ofProxy[index]].map((each) => (each === undefined ? 'FAILS' : describeOutcome(each))),
    );
    console.log(`${'call'.padEnd(50)}${'embedded endpoint'.padEnd(24)}hosted endpoint`);
    rows.forEach(([one = '', other = ''], index) => console.log(`${(ofEmbedded[index]?.call ?? '').padEnd(50)}${one.padEnd(24)}${other}`));
    return !rows.flat().some((cell) => cell.startsWith('FAILS'));
  } finally {
    await proxy.close();
    embedded.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
