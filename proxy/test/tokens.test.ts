import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSecretOf, hashSecret, parseToken } from '../src/access/token';
import { cli } from './support/cli';
import { fileAdmin } from './support/file-admin';
import { startTestProxy, type TestProxy } from './support/test-proxy';
import { using } from './support/using';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function newStore(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-tokens-'));
  folders.push(folder);
  return join(folder, 'tokens.json');
}

describe('tokens', () => {
  let here: TestProxy;
  beforeEach(async () => {
    here = await startTestProxy();
  });
  afterEach(() => here.close());

  // @promise token-per-installation
  test('the store holds a hash and never the token, readable by its owner only', () => {
    const path = join(here.directory, 'tokens.json');
    const text = readFileSync(path, 'utf8');
    const { id, secret } = parseToken(here.token) ?? { id: '', secret: '' };
    expect(text.includes(id) && !text.includes(secret)).toBe(true);
    expect(text).toContain(hashSecret(secret));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  // @promise bearer-token-required
  test('a token opens the API, and nothing that is not exactly one does', async () => {
    expect((await here.get('/v1/models')).status).toBe(200);
    const { id } = parseToken(here.token) ?? { id: '' };
    for (const wrong of [
      `${here.token}x`,
      here.token.slice(0, -1),
      here.token.toLowerCase(),
      `att_${id}_${'0'.repeat(43)}`,
      `att_${'0'.repeat(12)}_${'0'.repeat(43)}`,
    ]) {
      const answer = await here.get('/v1/models', wrong);
      expect(answer.status).toBe(401);
      expect(answer.body.error?.code).toBe('invalid_api_key');
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
    expect((await here.get('/v1/models', null)).body.error?.code).toBe('missing_api_key');
  });

  // @promise credential-rotation
  test('a revoked token is refused on the very next request, again and again', async () => {
    for (let round = 0; round < 5; round += 1) {
      const token = await here.newToken({ tenant: `round-${round}` });
      expect((await here.get('/v1/models', token)).status).toBe(200);
      await here.admin.revoke({ id: parseToken(token)?.id ?? '' });
      expect((await here.get('/v1/models', token)).status).toBe(401);
    }
  });

  test('a token that was created after the start is accepted at once', async () => {
    expect((await here.get('/v1/models', await here.newToken({ tenant: 'late' }))).status).toBe(200);
  });

  // @promise bearer-token-required
  test('a store that cannot be read refuses everybody: it may hold revocations', async () => {
    expect((await here.get('/v1/models')).status).toBe(200);
    const store = join(here.directory, 'tokens.json');
    const whole = readFileSync(store);
    // Broken, missing, and a folder in its place: nobody is told that a key is wrong, and once it is back all is well.
    for (const [index, breakStore] of [() => writeFileSync(store, '{ not a store'), () => undefined, () => mkdirSync(store)].entries()) {
      rmSync(store);
      breakStore();
      const answer = await here.get('/v1/models');
      expect([answer.status, answer.body.error?.code, answer.headers['retry-after']]).toEqual([503, 'tokens_unavailable', '5']);
      expect(await here.metrics()).toMatch(new RegExp(`proxy_token_store_faults_total ${index + 1}`));
      rmSync(store, { recursive: true, force: true });
      writeFileSync(store, whole, { mode: 0o600 });
      expect((await here.get('/v1/models')).status).toBe(200);
    }
  });

  test('a token without a plan or without any model of it may use nothing', async () => {
    for (const token of [await here.newToken({ plan: 'gone' }), await here.newToken({ models: ['other'] })]) {
      const answer = await here.get('/v1/models', token);
      expect(answer.status).toBe(403);
      expect(answer.body.error?.code).toBe('no_models_allowed');
    }
  });

  test("a token's own models narrow its plan", async () => {
    const token = await here.newToken({ plan: 'large', models: ['other'] });
    expect((await here.get('/v1/models', token)).body['data']).toEqual([{ id: 'other', object: 'model', created: 0, owned_by: 'hosted' }]);
    expect((await here.chat(undefined, { token })).status).toBe(404);
  });
});

describe('tokens and time', () => {
  test('a token ends when it says, and a rotated one after its grace period', async () => {
    let now = Date.parse('2030-01-01T00:00:00Z');
    await using({ dependencies: { clock: () => now } }, async (here) => {
      const ending = await here.newToken({ tenant: 'ending', expiresAt: new Date(now + 60_000).toISOString() });
      const [successor] = await here.admin.rotate({ tenant: 'one' }, 3_600_000);
      const statuses = async (): Promise<number[]> =>
        Promise.all([ending, here.token, successor?.token ?? null].map(async (token) => (await here.get('/v1/models', token)).status));
      expect(await statuses()).toEqual([200, 200, 200]);
      now += 60_000;
      expect(await statuses()).toEqual([401, 200, 200]);
      expect((await here.get('/v1/models', ending)).body.error?.code).toBe('expired_api_key');
      now += 3_600_000;
      expect(await statuses()).toEqual([401, 401, 200]);
    });
  });

  test('a rotation that is repeated within its grace period doubles nothing, and one without grace ends them all', async () => {
    const store = newStore();
    const admin = fileAdmin(store);
    for (const tenant of ['one', 'two']) await admin.create({ tenant, plan: 'p', models: null, quotas: null, expiresAt: null });
    const liveOf = async (): Promise<number> => (await admin.list()).filter(({ revokedAt }) => revokedAt === null).length;
    for (let round = 1; round <= 4; round += 1) {
      expect((await admin.rotate({ all: true }, 3_600_000)).map(({ record }) => record.tenant)).toEqual(['one', 'two']);
      expect(await liveOf()).toBe(2 + 2 * round);
    }
    expect((await admin.rotate({ all: true }, 0)).length).toBe(2);
    expect(await liveOf()).toBe(2);
  });

  test('a rotation does not lengthen a token that ends sooner, and both share one quota', async () => {
    let now = Date.parse('2030-01-01T00:00:00Z');
    await using({ dependencies: { clock: () => now } }, async (here) => {
      const quotas = { requestsPerMinute: 60, burst: 2, requestsPerDay: 100 };
      const old = await here.newToken({ tenant: 'two', quotas, expiresAt: new Date(now + 1_000).toISOString() });
      const [issued] = await here.admin.rotate({ id: parseToken(old)?.id ?? '' }, 86_400_000);
      expect((await here.chat(undefined, { token: old })).status).toBe(200);
      expect((await here.chat(undefined, { token: issued?.token ?? null })).status).toBe(200);
      expect((await here.chat(undefined, { token: issued?.token ?? null })).status).toBe(429);
      now += 1_000;
      expect((await here.get('/v1/models', old)).status).toBe(401);
    });
  });
});

describe('the token store', () => {
  test('compares without a stored hash, too, and says no', () => {
    expect(isSecretOf(hashSecret('a'), 'a')).toBe(true);
    expect(isSecretOf(hashSecret('a'), 'b')).toBe(false);
    expect(isSecretOf(null, 'a')).toBe(false);
  });

  test('loses no token when many write at once', async () => {
    const store = newStore();
    const names = Array.from({ length: 6 }, (_, index) => `tenant-${index}`);
    const results = await Promise.all(names.map((tenant) => cli(['create', '--tenant', tenant, '--plan', 'p', '--store', store])));
    expect(results.map(({ code, stderr }) => [code, stderr])).toEqual(names.map(() => [0, '']));
    expect((await fileAdmin(store).list()).map(({ tenant }) => tenant).sort()).toEqual(names);
    await Promise.all(names.map((tenant) => fileAdmin(store).create({ tenant, plan: 'p', models: null, quotas: null, expiresAt: null })));
    expect((await fileAdmin(store).list()).length).toBe(12);
  });

  test('is taken over whole or not at all, and never taken for empty because its name was mistyped', async () => {
    const [from, folder] = [newStore(), newStore()];
    const to = `${folder}.config`;
    writeFileSync(
      to,
      JSON.stringify({
        tokensFile: folder,
        logDirectory: 'logs',
        upstreams: [{ name: 'a', kind: 'ollama', url: 'https://ollama.example.com' }],
        models: { triage: { upstreams: { a: 'm' } } },
        plans: { basic: { models: ['triage'] } },
      }),
    );
    const take = (path: string) => cli(['import', '--from', path, '--config', to]);
    const admin = fileAdmin(from);
    const { record } = await admin.create({ tenant: 'one', plan: 'basic', models: null, quotas: null, expiresAt: null });
    expect(await take(`${from}.mistyped`)).toMatchObject({ code: 1, stderr: `There is no token store at ${from}.mistyped.\n` });
    expect((await take(from)).stdout).toContain(record.id);
    expect((await take(from)).stdout).toBe('Nothing to do: what the file says was taken over before.\n');
    const old = await admin.create({ tenant: 'two', plan: 'vintage', models: null, quotas: null, expiresAt: null });
    expect(await take(from)).toMatchObject({ code: 1, stderr: 'The configuration has no plan named vintage. Nothing was taken over.\n' });
    expect((await fileAdmin(folder).list()).map(({ id }) => id)).toEqual([record.id]);
    await admin.revoke({ id: old.record.id });
    expect((await take(from)).stdout).toContain(old.record.id);
  });

  test('kill -9 at any moment leaves a whole store with every token that was shown', async () => {
    const store = newStore();
    const shown: string[] = [];
    for (let killAfterMs = 150; killAfterMs <= 900; killAfterMs += 75) {
      const { stdout } = await cli(['create', '--tenant', 'x', '--plan', 'p', '--store', store, '--json'], { killAfterMs });
      if (stdout !== '') shown.push((JSON.parse(stdout) as { id: string }[])[0]?.id ?? '');
    }
    const ids = (await fileAdmin(store).list()).map(({ id }) => id);
    for (const id of shown) expect(ids).toContain(id);
    // The next one takes over whatever lock and draft were left.
    expect((await cli(['create', '--tenant', 'y', '--plan', 'p', '--store', store])).code).toBe(0);
    expect(readdirSync(join(store, '..'))).toEqual(['tokens.json']);
  });

  test('takes over the lock and the draft of a killed process', async () => {
    const store = newStore();
    mkdirSync(`${store}.lock`);
    const old = new Date(Date.now() - 60_000);
    utimesSync(`${store}.lock`, old, old);
    writeFileSync(`${store}.4711.draft`, '{"half');
    await fileAdmin(store).create({ tenant: 'x', plan: 'p', models: null, quotas: null, expiresAt: null });
    expect(readdirSync(join(store, '..'))).toEqual(['tokens.json']);
  });

  // @promise credential-rotation
  test('the commands create, list, rotate, revoke and prune, and show a token once', async () => {
    const store = newStore();
    const run = async (...args: string[]): Promise<string> => {
      const result = await cli([...args, '--store', store]);
      expect(result.stderr).toBe('');
      return result.stdout.trim();
    };
    const created = await run(
      'create',
      '--tenant',
      'acme',
      '--plan',
      'basic',
      '--models',
      'triage',
      '--expires',
      '30d',
      '--per-minute',
      '10',
    );
    const token = created.split('\t')[1] ?? '';
    const id = parseToken(token)?.id ?? '';
    const listed = await run('list');
    expect(listed.includes(id) && listed.includes('acme') && !listed.includes(token)).toBe(true);
    expect(await run('list', '--json')).not.toMatch(/hash/);
    const rotated = await run('rotate', '--all', '--grace', '0');
    expect(rotated).toMatch(/^acme\tatt_/);
    const records = await fileAdmin(store).list();
    expect(records.map(({ revokedAt }) => revokedAt !== null)).toEqual([true, false]);
    expect(records[1]?.models).toEqual(['triage']);
    expect(records[1]?.quotas).toEqual({ requestsPerMinute: 10 });
    expect(await run('revoke', '--all')).toMatch(/revoked/);
    expect(await run('prune', '--older', '0')).toBe('2 removed');
    // A mistyped id is not taken for done.
    for (const command of ['revoke', 'rotate']) {
      const { code, stdout, stderr } = await cli([command, 'nobody', '--store', store]);
      expect([code, stdout, stderr]).toEqual([
        1,
        '',
        expect.stringMatching(/^No valid token matches\. Nothing was (revoked|rotated)\.\n$/),
      ]);
    }
    expect((await cli(['revoke', '--store', store])).code).not.toBe(0);
  });

  test('a name keeps to its column, and a new one has nothing that would end it', async () => {
    const store = newStore();
    for (const name of ['a\tb', 'a\nb', 'a\u001bb', 'a\u0085b']) {
      const { code, stdout, stderr } = await cli(['create', '--tenant', name, '--plan', 'basic', '--store', store]);
      expect([code, stdout, stderr]).toEqual([1, '', '--tenant must not contain tabs, line breaks or other control characters.\n']);
    }
    // As earlier versions made them.
    await fileAdmin(store).create({ tenant: 'a\tb\n\u0085', plan: 'basic', models: null, quotas: null, expiresAt: null });
    const columnsOf = async (...args: string[]): Promise<number[]> => {
      const { stdout } = await cli([...args, '--store', store]);
      return stdout.split('\n').map((line) => line.split('\t').length);
    };
    // The last line is empty.
    expect(await columnsOf('list')).toEqual([6, 1]);
    expect(await columnsOf('audit')).toEqual([5, 1]);
    expect(await columnsOf('rotate', '--all')).toEqual([2, 1]);
    expect((await cli(['list', '--store', store])).stdout).toContain('\ta\\x09b\\x0a\\x85\t');
  });
});
