import { mkdtempSync, rmSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import type { NewToken, TokenAdmin } from '../../src/access/token-admin';
import type { ConfigInput } from '../../src/config/config-schema';
import { parseConfig } from '../../src/config/read-config';
import { openTokenAdmin } from '../../src/store/open-store';
import { startProxy, type ProxyDependencies, type RunningProxy } from '../../src/proxy';
import { startMockUpstream, type MockUpstream } from './mock-upstream';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  body: { error?: { code: string; message: string; param: string | null; type: string }; [key: string]: unknown };
}

export interface TestProxy {
  proxy: RunningProxy;
  upstream: MockUpstream;
  admin: TokenAdmin;
  /** Of the tenant `one`, on the plan `basic`. */
  token: string;
  directory: string;
  /** Lines for the operator. */
  said: string[];
  /** What administration could not do. */
  warnings: string[];
  port: number;
  newToken(options?: Partial<NewToken>): Promise<string>;
  get(path: string, token?: string | null): Promise<Answer>;
  chat(
    body?: object | string,
    options?: { token?: string | null; headers?: Record<string, string>; signal?: AbortSignal },
  ): Promise<Answer>;
  metrics(): Promise<string>;
  /** Everything in the log files, once they are closed. */
  logText(): string;
  close(): Promise<void>;
}

export function prompt(text = 'hello', more: object = {}): object {
  return { model: 'triage', messages: [{ role: 'user', content: text }], ...more };
}

export interface TestOptions {
  config?: Partial<ConfigInput>;
  dependencies?: ProxyDependencies;
  upstream?: MockUpstream;
}

/** The whole service on a free port, with a mock upstream, in a folder of its own. */
export async function startTestProxy(options: TestOptions = {}): Promise<TestProxy> {
  const directory = mkdtempSync(join(tmpdir(), 'proxy-test-'));
  const upstream = options.upstream ?? (await startMockUpstream());
  const config = parseConfig({
    listen: { port: 0 },
    metrics: { port: 0 },
    ...(options.config?.shared === undefined ? { tokensFile: join(directory, 'tokens.json') } : {}),
    logDirectory: join(directory, 'logs'),
    upstreams: [{ name: 'first', kind: 'openai', url: `${upstream.url}/v1` }],
    models: { triage: { upstreams: { first: 'upstream-model' } }, other: { upstreams: { first: 'other-model' } } },
    plans: {
      basic: { models: ['triage'], quotas: { requestsPerMinute: 60_000, requestsPerDay: 1_000_000, concurrent: 64 } },
      large: { models: ['triage', 'other'], quotas: { requestsPerMinute: 60_000, requestsPerDay: 1_000_000, concurrent: 64 } },
    },
    ...options.config,
  } satisfies ConfigInput);
  const warnings: string[] = [];
  const admin = openTokenAdmin(config, {
    environment: options.dependencies?.environment ?? {},
    clock: options.dependencies?.clock ?? Date.now,
    actor: 'test',
    warn: (line) => void warnings.push(line),
  });
  const newToken = async (token: Partial<NewToken> = {}): Promise<string> =>
    (await admin.create({ tenant: 'one', plan: 'basic', models: null, quotas: null, expiresAt: null, ...token })).token;
  const token = await newToken();
  const said: string[] = [];
  const proxy = await startProxy(config, { say: (line) => void said.push(line), ...options.dependencies });
  const agent = new Agent({ connect: { ca: proxy.certificate, servername: 'localhost' }, connections: 64 });
  const send = async (
    path: string,
    init: { method: 'GET' | 'POST'; body?: string; headers: Record<string, string>; signal?: AbortSignal },
  ): Promise<Answer> => {
    const response = await request(`${proxy.url}${path}`, { ...init, dispatcher: agent });
    const text = await response.body.text();
    return { status: response.statusCode, headers: response.headers, text, body: JSON.parse(text) as Answer['body'] };
  };
  const bearer = (value: string | null | undefined): Record<string, string> =>
    value === null ? {} : { authorization: `Bearer ${value ?? token}` };
  return {
    proxy,
    upstream,
    admin,
    token,
    directory,
    said,
    warnings,
    port: Number(new URL(proxy.url).port),
    newToken,
    get: (path, value) => send(path, { method: 'GET', headers: bearer(value) }),
    chat: (body = prompt(), { token: value, headers, signal } = {}) =>
      send('/v1/chat/completions', {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...bearer(value), ...headers },
        ...(signal === undefined ? {} : { signal }),
      }),
    metrics: async () => (await request(proxy.metricsUrl)).body.text(),
    logText: () =>
      readdirSync(join(directory, 'logs'))
        .map((name) => readFileSync(join(directory, 'logs', name), 'utf8'))
        .join(''),
    async close() {
      await agent.destroy();
      await admin.close();
      await proxy.close();
      await upstream.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
