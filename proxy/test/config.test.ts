import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../src/config/config-error';
import type { ConfigInput } from '../src/config/config-schema';
import { parseConfig, readConfigFile } from '../src/config/read-config';
import { upstreamAuthorization } from '../src/config/read-secret';

const folder = mkdtempSync(join(tmpdir(), 'proxy-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINIMAL: ConfigInput = {
  tokensFile: 'tokens.json',
  logDirectory: 'logs',
  upstreams: [{ name: 'a', kind: 'ollama', url: 'https://ollama.example.com' }],
  models: { triage: { upstreams: { a: 'qwen3:8b' } } },
  plans: { basic: { models: ['triage'] } },
};

function faultsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('needs little, and the rest has safe values', () => {
    const config = parseConfig(MINIMAL);
    expect(config.listen.host).toBe('127.0.0.1');
    expect(config.limits.bodyBytes).toBe(65_536);
    expect(config.timeouts.drainMs).toBeLessThan(30_000);
    expect(config.plans['basic']?.quotas.requestsPerMinute).toBe(60);
  });

  const faults: [string, Partial<Record<keyof ConfigInput | 'typo', unknown>>, string][] = [
    ['an unknown key', { typo: 1 }, '(root)'],
    ['a key that is missing', { tokensFile: undefined }, 'tokensFile'],
    ['a port that is none', { listen: { port: 70_000 } }, 'listen.port'],
    [
      'an upstream in clear that is elsewhere',
      { upstreams: [{ name: 'a', kind: 'ollama', url: 'http://ollama.example.com' }] },
      'upstreams.0.url',
    ],
    ["Ollama's own API below /v1", { upstreams: [{ name: 'a', kind: 'ollama', url: 'https://o.example.com/v1' }] }, 'upstreams.0.url'],
    ['an upstream that does not exist', { models: { triage: { upstreams: { b: 'x' } } } }, 'models.triage.upstreams.b'],
    ['a model that does not exist', { plans: { basic: { models: ['gone'] } } }, 'plans.basic.models.0'],
    ['a self-signed certificate on a public address', { listen: { host: '0.0.0.0' } }, 'tls'],
    ['metrics on a public address', { metrics: { host: '0.0.0.0' } }, 'metrics.host'],
    ['a drain time after which a shutdown would take longer than 30 s', { timeouts: { drainMs: 28_001 } }, 'timeouts.drainMs'],
    ['a body limit above 64 KiB', { limits: { bodyBytes: 65_537 } }, 'limits.bodyBytes'],
    [
      'a secret written into the file',
      {
        upstreams: [
          { name: 'a', kind: 'ollama', url: 'https://o.example.com', auth: { type: 'basic', username: 'u', password: 'SECRET' } },
        ],
      },
      'upstreams.0.auth.password',
    ],
    [
      'context steps that do not ascend',
      { models: { triage: { upstreams: { a: 'x' }, contextTokens: [2, 1] } } },
      'models.triage.contextTokens',
    ],
  ];
  for (const [name, change, path] of faults) {
    // @promise upstream-tls, no-credentials-in-source
    test(`names the path of ${name}, and no value`, () => {
      const found = faultsOf(() => parseConfig({ ...MINIMAL, ...change }));
      expect(found).toContainEqual(expect.stringMatching(`^${path.replace(/[()]/g, '.')}: `));
      expect(found.join()).not.toMatch(/SECRET/);
    });
  }

  test('is read from a file, its paths counting from there', () => {
    const path = join(folder, 'proxy.json');
    writeFileSync(path, JSON.stringify(MINIMAL));
    expect(readConfigFile(path).tokensFile).toBe(join(folder, 'tokens.json'));
    writeFileSync(path, '{ "secret": SECRET');
    expect(faultsOf(() => readConfigFile(path))).toEqual([`${path}: is not valid JSON`]);
    expect(faultsOf(() => readConfigFile(join(folder, 'none.json'))).length).toBe(1);
  });

  // @promise no-credentials-in-source
  test('takes secrets from the environment or a file, and names what is missing', () => {
    const upstream = (source: object): Parameters<typeof upstreamAuthorization>[0] =>
      parseConfig({
        ...MINIMAL,
        upstreams: [{ name: 'a', kind: 'openai', url: 'https://o.example.com/v1', auth: { type: 'bearer', token: source } }],
      }).upstreams[0]!;
    writeFileSync(join(folder, 'secret'), 'from-file\n');
    expect(upstreamAuthorization(upstream({ env: 'TOKEN' }), { TOKEN: 'from-env' })).toBe('Bearer from-env');
    expect(upstreamAuthorization(upstream({ file: join(folder, 'secret') }), {})).toBe('Bearer from-file');
    expect(faultsOf(() => upstreamAuthorization(upstream({ env: 'TOKEN' }), {})).join()).toMatch(/upstreams\.a\.auth\.token: .*TOKEN/);
  });
});
