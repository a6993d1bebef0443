import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { LOCAL_PLAN, LOCAL_UPSTREAM_TOKEN, localConfig, startProxy } from '../src/index';
import { fileAdmin } from './support/file-admin';
import { startMockUpstream } from './support/mock-upstream';

test("another program starts the service in front of its own endpoint, with that endpoint's token", async () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'proxy-embedding-'));
  const upstream = await startMockUpstream();
  const config = localConfig({ stateDirectory, upstreamUrl: `${upstream.url}/v1`, model: 'embedded-classifier', port: 0, metricsPort: 0 });
  const proxy = await startProxy(config, { environment: { [LOCAL_UPSTREAM_TOKEN]: 'of-the-endpoint' } });
  const agent = new Agent({ connect: { ca: proxy.certificate, servername: 'localhost' } });
  try {
    const { token } = await fileAdmin(config.tokensFile).create({
      tenant: 'site',
      plan: LOCAL_PLAN,
      models: null,
      quotas: null,
      expiresAt: null,
    });
    const { statusCode, body } = await request(`${proxy.url}/v1/chat/completions`, {
      method: 'POST',
      dispatcher: agent,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'embedded-classifier', messages: [{ role: 'user', content: 'hi' }] }),
    });
    expect(statusCode).toBe(200);
    expect(await body.text()).toMatch(/echo:hi/);
    expect(upstream.requests[0]?.headers.authorization).toBe('Bearer of-the-endpoint');
    expect(upstream.requests[0]?.body ?? '').toMatch(/"model":"embedded-classifier"/);
  } finally {
    await agent.destroy();
    await proxy.close();
    await upstream.close();
    rmSync(stateDirectory, { recursive: true, force: true });
  }
});
