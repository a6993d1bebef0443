import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { parseToken } from '../src/access/token';
import type { NewToken, TokenAdmin } from '../src/access/token-admin';
import { startFleet, type Fleet } from '../src/cluster/fleet';
import { readConfigFile } from '../src/config/read-config';
import { openTokenAdmin } from '../src/store/open-store';
import { completion, echo, json, startMockUpstream, type MockUpstream } from './support/mock-upstream';
import { filesIn } from './support/started-service';
import { describeWithStores, FAST } from './support/stores';
import { until } from './support/until';

const TENANTS = 50;
/** `FLEET_CALLS=10000 npm test -- fleet` for the full number. */
const CALLS = Number(process.env['FLEET_CALLS'] ?? 2_000);
/** Of each tenant, five of eight are within its quota. */
const QUOTA = Math.floor(((CALLS / TENANTS) * 5) / 8);

interface Answer {
  status: number;
  retryAfter: string | null;
  body: { error?: { code: string }; choices?: { message: { content: string } }[]; usage?: object; model?: string };
}

/** Refused keys of one network wait longer and longer, which is not what these tests are about. */
function anyAddress(): string {
  const part = (): number => Math.floor(Math.random() * 256);
  return `10.${part()}.${part()}.1`;
}

describeWithStores('three instances behind nginx', () => {
  const directory = mkdtempSync(join(tmpdir(), 'proxy-fleet-'));
  let upstream: MockUpstream;
  let fleet: Fleet;
  let admin: TokenAdmin;
  let agent: Agent;

  beforeAll(async () => {
    upstream = await startMockUpstream();
    const models = Array.from({ length: TENANTS }, (_, index) => `model-${index}`);
    fleet = await startFleet({
      directory,
      instances: 3,
      postgresSettings: FAST,
      // However busy the machine is: a store that is slow counts as away, which is not what these tests are about.
      answerMs: 20_000,
      config: {
        upstreams: [{ name: 'first', kind: 'openai', url: `${upstream.url}/v1` }],
        models: Object.fromEntries(models.map((model) => [model, { upstreams: { first: `upstream-${model}` } }])),
        plans: {
          free: { models, quotas: { requestsPerMinute: 600_000, requestsPerDay: 1_000_000, concurrent: 64 } },
          narrow: { models: ['model-0'], quotas: { requestsPerMinute: 600_000, requestsPerDay: 1_000_000, concurrent: 2 } },
        },
      },
    });
    admin = openTokenAdmin(readConfigFile(fleet.configFiles[0] ?? ''), {
      environment: fleet.environment,
      clock: Date.now,
      actor: 'test',
      warn: (line) => {
        throw new Error(line);
      },
    });
    agent = new Agent({ connect: { ca: fleet.certificate, servername: 'localhost' }, connections: 48 });
  });

  afterAll(async () => {
    await agent.destroy();
    await admin.close();
    await fleet.stop();
    await upstream.close();
    rmSync(directory, { recursive: true, force: true });
  });

  beforeEach(() => upstream.behave(echo));

  async function newToken(tenant: string, options: Partial<NewToken> = {}): Promise<string> {
    return (await admin.create({ tenant, plan: 'free', models: null, quotas: null, expiresAt: null, ...options })).token;
  }

  /** Through nginx, or straight to one instance. */
  async function chat(token: string, content: string, { model = 'model-0', url = fleet.url } = {}): Promise<Answer> {
    const { statusCode, headers, body } = await request(`${url}/v1/chat/completions`, {
      method: 'POST',
      dispatcher: agent,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-real-ip': anyAddress() },
      body: JSON.stringify({ model, messages: [{ role: 'user', content }] }),
    });
    const text = await body.text();
    const parsed = text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {};
    return { status: statusCode, retryAfter: headers['retry-after']?.toString() ?? null, body: parsed };
  }

  function urlsOfInstances(): string[] {
    return fleet.instances.map(({ port }) => `https://127.0.0.1:${port}`);
  }

  /** Calls one after another on so many connections until told to end. */
  function load(token: string, connections: number): { end: () => Promise<{ startedAt: number; status: number }[]> } {
    let isOver = false;
    const calls: { startedAt: number; status: number }[] = [];
    const workers = Array.from({ length: connections }, async (_, worker) => {
      while (!isOver) {
        const startedAt = performance.now();
        const { status } = await chat(token, `load-${worker}`).catch(() => ({ status: 0 }));
        calls.push({ startedAt, status });
      }
    });
    return {
      async end() {
        isOver = true;
        await Promise.all(workers);
        return calls;
      },
    };
  }

  // @promise proxy-tenant-isolation
  test(`${TENANTS} tenants with ${CALLS} calls get their quotas to the last call and not one more, and nothing of each other`, async () => {
    // The reply names tenant and call, and its counts are the tenant's.
    upstream.behave((response, seen) => {
      const { messages, model } = JSON.parse(seen.body) as { messages: { content: string }[]; model: string };
      const content = messages[0]?.content ?? '';
      const [tenant, call] = content.split('/').slice(1).map(Number) as [number, number];
      const reply = { ...completion(content, model), usage: { prompt_tokens: tenant, completion_tokens: call } };
      setTimeout(() => json(response, 200, reply), (call * 7) % 5);
    });
    const seenBefore = upstream.requests.length;
    const tokens: string[] = [];
    for (let tenant = 0; tenant < TENANTS; tenant += 1)
      tokens.push(await newToken(`tenant-${tenant}`, { models: [`model-${tenant}`], quotas: { requestsPerDay: QUOTA } }));
    const served = Array.from({ length: TENANTS }, () => 0);
    const wrong: unknown[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let call = next; call < CALLS; call = next) {
        next += 1;
        const tenant = call % TENANTS;
        const content = `CANARY/${tenant}/${call}`;
        const { status, body, retryAfter } = await chat(tokens[tenant] ?? '', content, { model: `model-${tenant}` });
        if (status === 200) {
          served[tenant] = (served[tenant] ?? 0) + 1;
          const usage = { prompt_tokens: tenant, completion_tokens: call, total_tokens: tenant + call };
          if (body.choices?.[0]?.message.content !== content || body.model !== `model-${tenant}`) wrong.push(body);
          expect(body.usage).toEqual(usage);
        } else if (status !== 429 || body.error?.code !== 'daily_quota_exceeded' || Number(retryAfter) < 1) wrong.push({ status, body });
      }
    };
    await Promise.all(Array.from({ length: 48 }, worker));
    expect(wrong).toEqual([]);
    expect(served).toEqual(Array.from({ length: TENANTS }, () => QUOTA));
    expect(upstream.requests.length - seenBefore).toBe(QUOTA * TENANTS);
    const foreign = await chat(tokens[1] ?? '', 'CANARY', { model: 'model-0' });
    expect([404, 429]).toContain(foreign.status);
  });

  // @promise credential-rotation
  test('a revoked token is refused by every instance on the very next request', async () => {
    const delays: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const token = await newToken(`revoked-${round}`);
      for (const url of urlsOfInstances()) expect((await chat(token, 'x', { url })).status).toBe(200);
      await admin.revoke({ id: parseToken(token)?.id ?? '' });
      const returnedAt = performance.now();
      const answers = await Promise.all(urlsOfInstances().map((url) => chat(token, 'x', { url })));
      delays.push(performance.now() - returnedAt);
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    }
    if (process.env['FLEET_CALLS'] !== undefined) expect(Math.min(...delays)).toBeLessThan(50);
  });

  test('one command rotates everything, and every instance knows at once', async () => {
    const [old, other] = [await newToken('rotated-1'), await newToken('rotated-2')];
    for (const token of [old, other]) for (const url of urlsOfInstances()) expect((await chat(token, 'x', { url })).status).toBe(200);
    const lines = (await fleet.runTokens('rotate', '--all', '--grace', '0')).trim().split('\n');
    const successor = lines.find((line) => line.startsWith('rotated-1\t'))?.split('\t')[1] ?? '';
    for (const url of urlsOfInstances()) {
      for (const token of [old, other]) expect((await chat(token, 'x', { url })).status).toBe(401);
      expect((await chat(successor, 'x', { url })).status).toBe(200);
    }
  });

  test('kill -9 under load fails nobody but calls that were under way, and frees the places of the dead', async () => {
    const [busy, narrow] = [await newToken('busy'), await newToken('narrow', { plan: 'narrow' })];
    const [firstUrl = '', secondUrl = ''] = urlsOfInstances();
    // Both places of a tenant are held by calls of the second instance.
    const held = (text: string): boolean => text.includes('held');
    upstream.behave((response, seen, incoming) => (held(seen.body) ? undefined : echo(response, seen, incoming)));
    const dying = [1, 2].map(() => chat(narrow, 'held', { url: secondUrl }).catch(() => null));
    await until(() => upstream.requests.filter(({ body }) => held(body)).length === 2);
    const waiting = chat(narrow, 'next', { url: firstUrl });
    const running = load(busy, 12);
    const before = upstream.requests.length;
    await until(() => upstream.requests.length > before + 200);
    expect(upstream.requests.some(({ body }) => body.includes('"next"'))).toBe(false);
    await fleet.instances[1]?.kill();
    const deadAt = performance.now();
    // Within the ten seconds that a call waits for its turn.
    expect((await waiting).status).toBe(200);
    expect(await Promise.all(dying)).toEqual([null, null]);
    const calls = await running.end();
    const failed = calls.filter(({ status }) => status !== 200);
    expect(failed.filter(({ startedAt }) => startedAt > deadAt)).toEqual([]);
    expect(failed.length).toBeLessThanOrEqual(12);
    await fleet.instances[1]?.start();
  });

  test('restarting one instance after the other under load fails no call', async () => {
    const running = load(await newToken('restarted'), 12);
    for (const instance of fleet.instances) {
      await instance.stop();
      await instance.start();
    }
    const calls = await running.end();
    expect(calls.length).toBeGreaterThan(100);
    expect(calls.filter(({ status }) => status !== 200)).toEqual([]);
  });

  test('metrics say which instance they are of', async () => {
    const token = await newToken('measured');
    for (const url of urlsOfInstances()) await chat(token, 'x', { url });
    for (const [index, port] of fleet.metricsPorts.entries()) {
      const text = await (await request(`http://127.0.0.1:${port}/metrics`)).body.text();
      for (const metric of ['proxy_requests_total', 'proxy_store_up'])
        expect(text).toMatch(new RegExp(`^${metric}\\{.*replica="instance-${index + 1}"`, 'm'));
    }
  });

  // @promise proxy-keeps-no-issue-text
  test('no text of a request or reply is in either store, in no log and nowhere else on the disk', async () => {
    await admin
      .create({ tenant: 'canaries', plan: 'free', models: null, quotas: null, expiresAt: null })
      .then(({ token }) => chat(token, 'CANARY'));
    await fleet.stores.postgres.stop();
    await fleet.stores.redis.stop();
    const files = filesIn(directory);
    expect(files.some((path) => path.includes('appendonly')) && files.some((path) => path.includes('pg_wal'))).toBe(true);
    expect(files.filter((path) => readFileSync(path).includes('CANARY'))).toEqual([]);
    expect(files.filter((path) => path.includes('appendonly')).some((path) => readFileSync(path).includes('canaries'))).toBe(true);
  });
});
