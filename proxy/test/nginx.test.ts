import { execFileSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { hasNginx, runNginx } from '../bench/support/nginx';
import { freePort } from '../src/cluster/server';
import type { ConfigInput } from '../src/config/config-schema';
import { createSelfSigned } from '../src/tls/self-signed';
import { json, startMockUpstream, type MockUpstream } from './support/mock-upstream';
import { prompt } from './support/test-proxy';
import { using } from './support/using';

const README = readFileSync(join(__dirname, '../README.md'), 'utf8');

/** The README's settings, as they stand there, with this test's port, files and Ollama. */
function settings(directory: string, port: number, ollama: MockUpstream): string {
  const block = /```nginx\n([^]+?)```/.exec(README)?.[1] ?? '';
  return block
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
    .replaceAll('/etc/nginx/', `${directory}/`)
    .replaceAll('127.0.0.1:11434', new URL(ollama.url).host);
}

const describeWithNginx = hasNginx() ? describe : describe.skip;

describeWithNginx("nginx in front of Ollama, by the README's settings (needs nginx: apt-get install nginx-light)", () => {
  let directory: string;
  let nginx: ChildProcess | null;
  let ollama: MockUpstream;
  let ca: string;
  let port: number;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'proxy-nginx-'));
    mkdirSync(join(directory, 'tls'));
    const certificate = await createSelfSigned();
    ca = certificate.cert;
    writeFileSync(join(directory, 'tls/fullchain.pem'), certificate.cert);
    writeFileSync(join(directory, 'tls/key.pem'), certificate.key);
    const hash = execFileSync('openssl', ['passwd', '-apr1', 's3cret'], { encoding: 'utf8' });
    writeFileSync(join(directory, 'ollama.htpasswd'), `proxy:${hash}`);
    ollama = await startMockUpstream();
    ollama.behave((response) => json(response, 200, { message: { content: 'from Ollama' }, done: true, done_reason: 'stop' }));
    port = await freePort();
    nginx = await runNginx(directory, settings(directory, port, ollama), port);
    // What nginx cannot hold in memory would go here: now it cannot go anywhere.
    rmSync(join(directory, 'temporary'), { recursive: true, force: true });
  });
  afterAll(async () => {
    nginx?.kill();
    await ollama.close();
    rmSync(directory, { recursive: true, force: true });
  });

  function config(): Partial<ConfigInput> {
    writeFileSync(join(directory, 'ca.pem'), ca);
    const auth = { type: 'basic' as const, username: 'proxy', password: { env: 'OLLAMA_PASSWORD' } };
    return { upstreams: [{ name: 'first', kind: 'ollama', url: `https://127.0.0.1:${port}`, caFile: join(directory, 'ca.pem'), auth }] };
  }

  test('the service is served with its password over TLS, and Ollama never sees the password', async () => {
    await using({ config: config(), dependencies: { environment: { OLLAMA_PASSWORD: 's3cret' } } }, async (here) => {
      expect((await here.get('/readyz', null)).status).toBe(200);
      const answer = await here.chat(prompt('x'.repeat(60_000)));
      expect(answer.text).toContain('from Ollama');
      expect(ollama.requests.at(-1)?.url).toBe('/api/chat');
      expect(ollama.requests.at(-1)?.headers).not.toHaveProperty('authorization');
      expect(here.said).toEqual([]);
    });
  });

  test('a wrong password is said once, and nothing reaches Ollama', async () => {
    const seen = ollama.requests.length + ollama.healthChecks;
    await using({ config: config(), dependencies: { environment: { OLLAMA_PASSWORD: 'wrong' } } }, async (here) => {
      expect((await here.chat()).body.error?.code).toBe('upstream_misconfigured');
      expect(here.said).toEqual([expect.stringMatching(/upstream_misconfigured \(credentials\)/)]);
      expect((await here.get('/readyz', null)).status).toBe(503);
    });
    expect(ollama.requests.length + ollama.healthChecks).toBe(seen);
  });

  test('whoever has the password can ask the model, and neither delete nor load one', async () => {
    const agent = new Agent({ connect: { ca, servername: 'localhost' } });
    const authorization = `Basic ${Buffer.from('proxy:s3cret').toString('base64')}`;
    for (const path of ['/api/delete', '/api/pull', '/api/tags', '/v1/chat/completions']) {
      const { statusCode, body } = await request(`https://127.0.0.1:${port}${path}`, {
        method: 'POST',
        dispatcher: agent,
        headers: { authorization },
      });
      await body.dump();
      expect([path, statusCode]).toEqual([path, 404]);
    }
    await agent.destroy();
  });
});
