import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFileModes } from '../src/config/check-file-modes';
import { ConfigError } from '../src/config/config-error';
import type { ConfigInput } from '../src/config/config-schema';
import { LOCAL_UPSTREAM_TOKEN, localConfig } from '../src/config/local-config';
import { parseConfig, readConfigFile } from '../src/config/read-config';
import { upstreamAuthorization } from '../src/config/read-secret';
import { startProxy } from '../src/proxy';
import { postgresOptions } from '../src/store/shared/postgres';
import { startMockUpstream } from './support/mock-upstream';

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

  describe('of shared stores', () => {
    const { tokensFile: _, ...rest } = MINIMAL;
    const postgres = { url: 'postgresql://proxy@db.example.com/proxy' };
    const redis = { url: 'rediss://redis.example.com' };

    test('takes the place of the token file', () => {
      expect(parseConfig({ ...rest, shared: { postgres, redis } }).shared).toMatchObject({
        instance: hostname(),
        postgres: { connections: 4, answerMs: 1_000, graceMs: 900_000 },
        redis: { prefix: 'proxy:', answerMs: 500, graceMs: 60_000 },
      });
      const either = ['tokensFile: either this or shared must be given, and not both'];
      expect(faultsOf(() => parseConfig({ ...MINIMAL, shared: { postgres, redis } }))).toEqual(either);
      expect(faultsOf(() => parseConfig(rest))).toEqual(either);
    });

    test('has no password in an address, and no clear text to another machine', () => {
      const faults = (over: object): readonly string[] => faultsOf(() => parseConfig({ ...rest, shared: { postgres, redis, ...over } }));
      expect(faults({ postgres: { url: 'postgresql://proxy:secret@db.example.com/proxy' } })).toEqual([
        'shared.postgres.url: must not contain a password: use "password"',
      ]);
      expect(faults({ redis: { url: 'redis://redis.example.com' } })).toEqual([
        'shared.redis.url: must start with rediss://, unless the server is on this machine',
      ]);
      expect(faults({ redis: { url: 'redis://127.0.0.1:6379' } })).toEqual([]);
      expect(faults({ redis: { url: 'rediss://redis.example.com/3' } })).toEqual([]);
      expect(faults({ redis: { url: 'rediss://redis.example.com/proxy' } })).toEqual([
        'shared.redis.url: must end with the number of a database, or with none',
      ]);
      const options = (url: string) => {
        const { shared } = parseConfig({ ...rest, shared: { postgres: { url }, redis } });
        return shared === undefined ? {} : postgresOptions(shared.postgres, {});
      };
      expect(options('postgresql://proxy@db.example.com/proxy').ssl).toEqual({ rejectUnauthorized: true });
      expect(options('postgresql://proxy@127.0.0.1/proxy').ssl).toBe(undefined);
    });

    test('with a password that others on the machine can read is refused at the start', () => {
      const file = join(folder, 'store-password');
      writeFileSync(file, 'x', { mode: 0o644 });
      const config = parseConfig({
        ...rest,
        shared: { postgres: { ...postgres, password: { file } }, redis: { ...redis, password: { file } } },
      });
      expect(faultsOf(() => checkFileModes(config))).toEqual([
        expect.stringMatching(/^shared.postgres.password: .*chmod 600/),
        expect.stringMatching(/^shared.redis.password: .*chmod 600/),
      ]);
    });
  });

  test('with a secret that others on the machine can access is refused at the start, with what to type', () => {
    const [store, key, password] = ['tokens.json', 'key.pem', 'pass word'].map((name) => join(folder, name)) as [string, string, string];
    const auth = { type: 'basic' as const, username: 'u', password: { file: password } };
    const config = parseConfig({
      ...MINIMAL,
      tokensFile: store,
      tls: { mode: 'files', certificateFile: join(folder, 'certificate.pem'), keyFile: key },
      upstreams: [{ name: 'a', kind: 'ollama', url: 'https://ollama.example.com', auth }],
    });
    // What is missing is told by whoever reads it.
    expect(faultsOf(() => checkFileModes(config))).toEqual([]);
    const setModes = (mode: number): void => {
      for (const file of [store, key, password]) {
        writeFileSync(file, '');
        chmodSync(file, mode);
      }
    };
    for (const mode of [0o600, 0o400, 0o640]) {
      setModes(mode);
      expect(faultsOf(() => checkFileModes(config))).toEqual([]);
    }
    for (const mode of [0o644, 0o604, 0o660, 0o601]) {
      setModes(mode);
      expect(faultsOf(() => checkFileModes(config))).toEqual([
        expect.stringMatching(`^tokensFile: .*Run: chmod 600 "${store}"$`),
        expect.stringMatching(`^tls.keyFile: .*Run: chmod 600 "${key}"$`),
        expect.stringMatching(`^upstreams.a.auth: .*Run: chmod 600 "${password}"$`),
      ]);
    }
  });

  test('starts the service with a private store, and says that one is missing', async () => {
    const upstream = await startMockUpstream();
    const config = localConfig({
      stateDirectory: join(folder, 'state'),
      upstreamUrl: `${upstream.url}/v1`,
      model: 'm',
      port: 0,
      metricsPort: 0,
    });
    const said: string[] = [];
    const start = () => startProxy(config, { environment: { [LOCAL_UPSTREAM_TOKEN]: 'x' }, say: (line) => void said.push(line) });
    try {
      await (await start()).close();
      expect(said).toEqual([expect.stringContaining(`There is no token store at ${config.tokensFile}.`)]);
      writeFileSync(config.tokensFile, '{"version":0,"tokens":[]}');
      chmodSync(config.tokensFile, 0o644);
      await expect(start()).rejects.toThrow(/tokensFile: .*chmod 600/);
    } finally {
      await upstream.close();
    }
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
