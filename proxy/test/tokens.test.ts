import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, test } from 'node:test';
import { isSecretOf, hashSecret, parseToken } from '../src/access/token';
import { TokenAdmin } from '../src/access/token-admin';
import { startTestProxy, type TestProxy } from './support/test-proxy';

const ROOT = join(__dirname, '..');
const folders: string[] = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function newStore(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-tokens-'));
  folders.push(folder);
  return join(folder, 'tokens.json');
}

interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A CLI in a process of its own. `killAfterMs` ends it as `kill -9` does. */
function cli(args: string[], killAfterMs?: number): Promise<CliResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src/tokens-main.ts'), ...args], { cwd: ROOT });
    const result: CliResult = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (result.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (result.stderr += chunk.toString()));
    const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ ...result, code });
    });
  });
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
    assert.ok(text.includes(id) && !text.includes(secret));
    assert.ok(text.includes(hashSecret(secret)));
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  // @promise bearer-token-required
  test('a token opens the API, and nothing that is not exactly one does', async () => {
    assert.equal((await here.get('/v1/models')).status, 200);
    const { id } = parseToken(here.token) ?? { id: '' };
    for (const wrong of [
      `${here.token}x`,
      here.token.slice(0, -1),
      here.token.toLowerCase(),
      `att_${id}_${'0'.repeat(43)}`,
      `att_${'0'.repeat(12)}_${'0'.repeat(43)}`,
    ]) {
      const answer = await here.get('/v1/models', wrong);
      assert.equal(answer.status, 401);
      assert.equal(answer.body.error?.code, 'invalid_api_key');
      assert.equal(answer.headers['www-authenticate'], 'Bearer');
    }
    assert.equal((await here.get('/v1/models', null)).body.error?.code, 'missing_api_key');
  });

  // @promise credential-rotation
  test('a revoked token is refused on the very next request, again and again', async () => {
    for (let round = 0; round < 5; round += 1) {
      const token = await here.newToken({ tenant: `round-${round}` });
      assert.equal((await here.get('/v1/models', token)).status, 200);
      await here.admin.revoke({ id: parseToken(token)?.id ?? '' });
      assert.equal((await here.get('/v1/models', token)).status, 401);
    }
  });

  test('a token that was created after the start is accepted at once', async () => {
    assert.equal((await here.get('/v1/models', await here.newToken({ tenant: 'late' }))).status, 200);
  });

  // @promise bearer-token-required
  test('a store that cannot be read refuses everybody: it may hold revocations', async () => {
    assert.equal((await here.get('/v1/models')).status, 200);
    writeFileSync(join(here.directory, 'tokens.json'), '{ not a store');
    const answer = await here.get('/v1/models');
    assert.equal(answer.status, 503);
    assert.equal(answer.body.error?.code, 'tokens_unavailable');
    assert.match(await here.metrics(), /proxy_token_store_faults_total 1/);
  });

  test('a token without a plan or without any model of it may use nothing', async () => {
    for (const token of [await here.newToken({ plan: 'gone' }), await here.newToken({ models: ['other'] })]) {
      const answer = await here.get('/v1/models', token);
      assert.equal(answer.status, 403);
      assert.equal(answer.body.error?.code, 'no_models_allowed');
    }
  });

  test("a token's own models narrow its plan", async () => {
    const token = await here.newToken({ plan: 'large', models: ['other'] });
    assert.deepEqual((await here.get('/v1/models', token)).body['data'], [
      { id: 'other', object: 'model', created: 0, owned_by: 'hosted' },
    ]);
    assert.equal((await here.chat(undefined, { token })).status, 404);
  });
});

describe('tokens and time', () => {
  test('a token ends when it says, and a rotated one after its grace period', async () => {
    let now = Date.parse('2030-01-01T00:00:00Z');
    const here = await startTestProxy({ dependencies: { clock: () => now } });
    try {
      const ending = await here.newToken({ tenant: 'ending', expiresAt: new Date(now + 60_000).toISOString() });
      const [successor] = await here.admin.rotate({ tenant: 'one' }, 3_600_000);
      assert.ok(successor !== undefined);
      const statuses = async (): Promise<number[]> =>
        Promise.all([ending, here.token, successor.token].map(async (token) => (await here.get('/v1/models', token)).status));
      assert.deepEqual(await statuses(), [200, 200, 200]);
      now += 60_000;
      assert.deepEqual(await statuses(), [401, 200, 200]);
      assert.equal((await here.get('/v1/models', ending)).body.error?.code, 'expired_api_key');
      now += 3_600_000;
      assert.deepEqual(await statuses(), [401, 401, 200]);
    } finally {
      await here.close();
    }
  });

  test('a rotation does not lengthen a token that ends sooner, and both share one quota', async () => {
    let now = Date.parse('2030-01-01T00:00:00Z');
    const here = await startTestProxy({ dependencies: { clock: () => now } });
    try {
      const quotas = { requestsPerMinute: 60, burst: 2, requestsPerDay: 100 };
      const old = await here.newToken({ tenant: 'two', quotas, expiresAt: new Date(now + 1_000).toISOString() });
      const [issued] = await here.admin.rotate({ id: parseToken(old)?.id ?? '' }, 86_400_000);
      assert.equal((await here.chat(undefined, { token: old })).status, 200);
      assert.equal((await here.chat(undefined, { token: issued?.token ?? null })).status, 200);
      assert.equal((await here.chat(undefined, { token: issued?.token ?? null })).status, 429);
      now += 1_000;
      assert.equal((await here.get('/v1/models', old)).status, 401);
    } finally {
      await here.close();
    }
  });
});

describe('the token store', () => {
  test('compares without a stored hash, too, and says no', () => {
    assert.equal(isSecretOf(hashSecret('a'), 'a'), true);
    assert.equal(isSecretOf(hashSecret('a'), 'b'), false);
    assert.equal(isSecretOf(null, 'a'), false);
  });

  test('loses no token when many write at once', async () => {
    const store = newStore();
    const names = Array.from({ length: 6 }, (_, index) => `tenant-${index}`);
    const results = await Promise.all(names.map((tenant) => cli(['create', '--tenant', tenant, '--plan', 'p', '--store', store])));
    assert.deepEqual(
      results.map(({ code, stderr }) => [code, stderr]),
      names.map(() => [0, '']),
    );
    assert.deepEqual(
      new TokenAdmin(store, Date.now)
        .list()
        .map(({ tenant }) => tenant)
        .sort(),
      names,
    );
    await Promise.all(
      names.map((tenant) => new TokenAdmin(store, Date.now).create({ tenant, plan: 'p', models: null, quotas: null, expiresAt: null })),
    );
    assert.equal(new TokenAdmin(store, Date.now).list().length, 12);
  });

  test('kill -9 at any moment leaves a whole store with every token that was shown', async () => {
    const store = newStore();
    const shown: string[] = [];
    for (let killAfterMs = 150; killAfterMs <= 900; killAfterMs += 75) {
      const { stdout } = await cli(['create', '--tenant', 'x', '--plan', 'p', '--store', store, '--json'], killAfterMs);
      if (stdout !== '') shown.push((JSON.parse(stdout) as { id: string }[])[0]?.id ?? '');
    }
    const ids = new TokenAdmin(store, Date.now).list().map(({ id }) => id);
    for (const id of shown) assert.ok(ids.includes(id));
    // The next one takes over whatever lock and draft were left.
    assert.equal((await cli(['create', '--tenant', 'y', '--plan', 'p', '--store', store])).code, 0);
    assert.deepEqual(readdirSync(join(store, '..')), ['tokens.json']);
  });

  test('takes over the lock and the draft of a killed process', async () => {
    const store = newStore();
    mkdirSync(`${store}.lock`);
    const old = new Date(Date.now() - 60_000);
    utimesSync(`${store}.lock`, old, old);
    writeFileSync(`${store}.4711.draft`, '{"half');
    await new TokenAdmin(store, Date.now).create({ tenant: 'x', plan: 'p', models: null, quotas: null, expiresAt: null });
    assert.deepEqual(readdirSync(join(store, '..')), ['tokens.json']);
  });

  // @promise credential-rotation
  test('the commands create, list, rotate, revoke and prune, and show a token once', async () => {
    const store = newStore();
    const run = async (...args: string[]): Promise<string> => {
      const result = await cli([...args, '--store', store]);
      assert.equal(result.stderr, '');
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
    assert.ok(listed.includes(id) && listed.includes('acme') && !listed.includes(token));
    assert.doesNotMatch(await run('list', '--json'), /hash/);
    const rotated = await run('rotate', '--all', '--grace', '0');
    assert.match(rotated, /^acme\tatt_/);
    const records = new TokenAdmin(store, Date.now).list();
    assert.deepEqual(
      records.map(({ revokedAt }) => revokedAt !== null),
      [true, false],
    );
    assert.deepEqual(records[1]?.models, ['triage']);
    assert.deepEqual(records[1]?.quotas, { requestsPerMinute: 10 });
    assert.match(await run('revoke', '--all'), /revoked/);
    assert.equal(await run('prune', '--older', '0'), '2 forgotten');
    assert.notEqual((await cli(['revoke', 'nobody', '--store', store])).code, 0);
    assert.notEqual((await cli(['revoke', '--store', store])).code, 0);
  });
});
