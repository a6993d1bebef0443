import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Agent, request } from 'undici';
import { LOCAL_PLAN, localConfig } from '../src/index';
import { DailyFile } from '../src/log/daily-file';
import { coreDumpFault } from '../src/process/no-dumps';
import { createRequestLog, type RequestLine } from '../src/log/request-log';
import { fileAdmin } from './support/file-admin';
import { completion, json, startMockUpstream } from './support/mock-upstream';
import { rawCall } from './support/raw-call';
import { filesIn, openForWriting, StartedService } from './support/started-service';
import { prompt, startTestProxy } from './support/test-proxy';
import { pause, until } from './support/until';

const ROOT = join(__dirname, '..');
const DAY_MS = 86_400_000;
const FIELDS = (
  'time request_id token_id route model status duration_ms queue_ms upstream_ms ' + 'prompt_tokens completion_tokens bytes_in bytes_out'
).split(' ');
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-logs-'));
  folders.push(folder);
  return folder;
}

let logFaults: number;
const COUNT_FAULTS = { onFault: () => (logFaults += 1), onLineDropped: () => (logFaults += 1) };

describe('log files', () => {
  beforeEach(() => {
    logFaults = 0;
  });
  afterEach(() => {
    expect(logFaults).toBe(0);
  });

  // @promise log-retention
  test('turn daily and are deleted seven days after their first line, written to or not', async () => {
    const folder = newFolder();
    let now = Date.parse('2030-01-01T00:00:00Z');
    const file = new DailyFile(folder, () => now, COUNT_FAULTS);
    for (let day = 0; day < 10; day += 1) {
      now = Date.parse('2030-01-01T12:00:00Z') + day * DAY_MS;
      file.write('line\n');
      // It is opened in its own time; the next day begins when it is there.
      const today = `access-${new Date(now).toISOString().slice(0, 10)}.log`;
      await until(() => readdirSync(folder).includes(today));
      for (const name of readdirSync(folder)) {
        const age = now - Date.parse(name.slice(7, 17));
        expect(age < 7 * DAY_MS).toBe(true);
      }
    }
    expect(readdirSync(folder).length).toBe(7);
    now += 6 * DAY_MS + 12 * 3_600_000;
    file.sweep();
    expect(readdirSync(folder)).toEqual([]);
    await file.close();
  });

  // @promise log-retention
  test('of an earlier run are deleted at the start, by the date in their name', async () => {
    const folder = newFolder();
    for (const day of ['2030-01-01', '2030-01-02', '2030-01-03']) writeFileSync(join(folder, `access-${day}.log`), 'line\n');
    writeFileSync(join(folder, 'notes.txt'), 'not ours');
    const file = new DailyFile(folder, () => Date.parse('2030-01-09T00:00:00Z'), COUNT_FAULTS);
    expect(readdirSync(folder).sort()).toEqual(['access-2030-01-03.log', 'notes.txt']);
    await file.close();
  });

  // @promise log-retention
  test('are deleted by the clock alone while nothing is written', async () => {
    const folder = newFolder();
    let now = Date.parse('2030-01-01T12:00:00Z');
    const file = new DailyFile(folder, () => now, COUNT_FAULTS, 20);
    file.write('line\n');
    await until(() => readdirSync(folder).length === 1);
    now = Date.parse('2030-01-07T23:59:59Z');
    await pause(60);
    expect(readdirSync(folder).length).toBe(1);
    now = Date.parse('2030-01-08T00:00:00Z');
    await until(() => readdirSync(folder).length === 0);
    await file.close();
  });

  test('that cannot be deleted are reported', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'access-2030-01-01.log'));
    const file = new DailyFile(folder, () => Date.parse('2030-02-01T00:00:00Z'), COUNT_FAULTS);
    expect(logFaults).toBe(1);
    logFaults = 0;
    await file.close();
  });

  // @promise proxy-logs-without-content
  test('hold the closed list of fields and nothing else that a line brings along', () => {
    const lines: string[] = [];
    const log = createRequestLog({ write: (line) => void lines.push(line) });
    const line = {
      endedAt: 0,
      requestId: 'r',
      tokenId: 't',
      route: 'chat',
      model: 'm',
      status: 200,
      durationMs: 1.23456,
      queueMs: null,
      upstreamMs: 2,
      promptTokens: 3,
      completionTokens: 4,
      bytesIn: 5,
      bytesOut: 6,
      body: 'CANARY',
      error: new Error('CANARY'),
    } satisfies RequestLine & Record<string, unknown>;
    log(line);
    expect(Object.keys(JSON.parse(lines[0] ?? '') as object)).toEqual(FIELDS);
    expect(lines.join('')).not.toMatch(/CANARY/);
  });
});

describe('canaries', () => {
  // @promise proxy-keeps-no-issue-text
  test('in prompts, replies, headers, paths and upstream errors are in no log, metric, output or error', async () => {
    const here = await startTestProxy();
    let output = '';
    const writes = [process.stdout, process.stderr].map((stream) => {
      const original = stream.write.bind(stream);
      stream.write = (chunk: string | Uint8Array, ...rest: []) => {
        output += String(chunk);
        return original(chunk, ...rest);
      };
      return () => (stream.write = original);
    });
    const errors: string[] = [];
    let metrics = '';
    try {
      const headers = { 'x-canary': 'CANARY', cookie: 'CANARY=1', 'user-agent': 'CANARY', 'x-request-id': 'CANARY' };
      const call = async (body: object | string, expected: number, options: object = {}): Promise<void> => {
        const answer = await here.chat(body, { headers, ...options });
        expect(answer.status).toBe(expected);
        if (expected !== 200) errors.push(answer.text);
      };
      here.upstream.behave((response) => json(response, 200, completion('CANARY reply')));
      await call(prompt('CANARY prompt', { CANARY: 1, stop: 'CANARY' }), 200);
      await call(prompt('x', { model: 'CANARY' }), 404);
      await call(prompt('x', { response_format: { type: 'CANARY' } }), 400);
      await call('{"CANARY', 400);
      await call({ model: 'triage', messages: [{ role: 'CANARY', content: 'x' }] }, 400);
      await call(prompt('CANARY'), 401, { token: 'CANARY' });
      for (const [status, expected] of [
        [400, 400],
        [401, 502],
        [422, 422],
        [500, 400],
        [504, 504],
        [503, 503],
      ] as const) {
        here.upstream.behave((response) =>
          json(response, status, { error: { message: 'CANARY response_format' } }, { 'x-canary': 'CANARY' }),
        );
        await call(prompt('CANARY'), expected);
      }
      here.upstream.behave((response) => response.writeHead(200, { 'content-type': 'text/CANARY' }).end('CANARY'));
      await call(prompt('CANARY'), 502);
      here.upstream.behave((response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"CANARY'));
      await call(prompt('CANARY'), 502);
      errors.push((await here.get('/v1/CANARY?CANARY=1')).text, (await here.get('/v1/models/CANARY')).text);
      errors.push((await rawCall(here.port, 'CANARY CANARY CANARY\r\n\r\n')).text);
      errors.push((await rawCall(here.port, 'GET /CANARY HTTP/1.1\r\nHost: CANARY\r\n\r\n', { answers: 1 })).text);
      metrics = await here.metrics();
      await here.proxy.close();
      const log = here.logText();
      expect(log.split('\n').length > 15).toBe(true);
      for (const line of log.trim().split('\n')) expect(Object.keys(JSON.parse(line) as object)).toEqual(FIELDS);
      for (const [where, text] of Object.entries({ log, metrics, output, errors: errors.join('\n') }))
        expect({ where, found: /CANARY/.exec(text) }).toEqual({ where, found: null });
      expect(!log.includes('127.0.0.1') && !metrics.includes('127.0.0.1')).toBe(true);
    } finally {
      writes.forEach((restore) => restore());
      await here.close().catch(() => undefined);
    }
  });

  // @promise proxy-logs-without-content
  test('in the message of an uncaught error are withheld', () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'test/support/throwing.ts')], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/Uncaught TypeError; the message is withheld\.\n\s+at /);
    expect(stderr).not.toMatch(/CANARY/);
  });
});

describe('the process', () => {
  // @promise no-request-storage
  test('writes its token store and its log, and no other file anywhere; core dumps are off and empty', async () => {
    const before = new Map(filesIn(ROOT).map((path) => [path, statSync(path).mtimeMs]));
    const sandbox = newFolder();
    const record = join(newFolder(), 'writes');
    const upstream = await startMockUpstream();
    const config = join(sandbox, 'config.json');
    const settings = {
      ...localConfig({ stateDirectory: join(sandbox, 'state'), upstreamUrl: `${upstream.url}/v1`, model: 'm', port: 0, metricsPort: 0 }),
    };
    writeFileSync(config, JSON.stringify({ ...settings, upstreams: settings.upstreams.map((each) => ({ ...each, auth: undefined })) }));
    const { token } = await fileAdmin(settings.tokensFile).create({
      tenant: 'one',
      plan: LOCAL_PLAN,
      models: null,
      quotas: null,
      expiresAt: null,
    });
    const recorder = { NODE_OPTIONS: `--require=${join(ROOT, 'test/support/record-writes.cjs')}`, WRITES: record };
    const service = new StartedService(sandbox, ['--config', config], recorder);
    try {
      const { url } = await service.ready();
      const agent = new Agent({ connect: { rejectUnauthorized: false } });
      const { statusCode, body } = await request(`${url}/chat/completions`, {
        method: 'POST',
        dispatcher: agent,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'CANARY' }] }),
      });
      expect(statusCode).toBe(200);
      await body.dump();
      await agent.destroy();
      const day = new Date().toISOString().slice(0, 10);
      const log = join('state', 'logs', `access-${day}.log`);
      await until(() => (statSync(join(sandbox, log), { throwIfNoEntry: false })?.size ?? 0) > 0);
      const pid = service.pid();
      expect(openForWriting(pid).map((path) => relative(sandbox, path))).toEqual([log]);
      expect(readFileSync(`/proc/${pid}/limits`, 'utf8')).toMatch(/Max core file size +0 /);
      expect(Number.parseInt(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8'), 16)).toBe(0);
      expect(await service.stop()).toBe(0);
      // Every path that any of Node's functions was asked to write, wherever it is.
      const written = new Set(readFileSync(record, 'utf8').trim().split('\n'));
      expect([...written].sort()).toEqual(['/proc/self/coredump_filter', dirname(join(sandbox, log)), join(sandbox, log)].sort());
      expect(
        filesIn(sandbox)
          .map((path) => relative(sandbox, path))
          .sort(),
      ).toEqual(['config.json', log, join('state', 'tokens.json')]);
      expect(filesIn(ROOT).filter((path) => before.get(path) !== statSync(path).mtimeMs)).toEqual([]);
      expect(
        filesIn(sandbox)
          .map((path) => readFileSync(path, 'utf8'))
          .join(''),
      ).not.toMatch(/CANARY/);
    } finally {
      await service.stop();
      await upstream.close();
    }
  });

  describe('without a configuration', () => {
    let service: StartedService;
    beforeAll(() => {
      service = new StartedService(newFolder());
    });
    afterAll(() => service.stop());

    test('runs with the flags for V8 of decision 008', async () => {
      await service.ready();
      const command = readFileSync(`/proc/${service.pid()}/cmdline`, 'utf8').split('\0');
      expect(command).toEqual(expect.arrayContaining(['--min-semi-space-size=16', '--max-semi-space-size=16', '--no-memory-reducer']));
    });

    test('says where its certificate is, by which callers can trust it', async () => {
      const { url, token, certificate } = await service.ready();
      const agent = new Agent({ connect: { ca: readFileSync(certificate) } });
      const { statusCode, body } = await request(`${url}/models`, { dispatcher: agent, headers: { authorization: `Bearer ${token}` } });
      expect([statusCode, await body.json()]).toEqual([200, expect.objectContaining({ object: 'list' })]);
      await agent.destroy();
    });
  });

  test('refuses to start where core dumps are on', () => {
    expect(coreDumpFault('Limit  Soft Limit  Hard Limit\nMax core file size  0  unlimited  bytes\n')).toBe(null);
    expect(coreDumpFault('Limit  Soft Limit  Hard Limit\nMax core file size  unlimited  unlimited  bytes\n') ?? '').toMatch(/ulimit -c 0/);
    const { status, stdout, stderr } = spawnSync(
      '/bin/sh',
      ['-c', 'ulimit -c 1024 && exec "$@"', 'sh', process.execPath, '--import', 'tsx', join(ROOT, 'src/main.ts')],
      { cwd: ROOT, encoding: 'utf8' },
    );
    // Where the hard limit is 0, the shell cannot raise it, and there is nothing more to show.
    if (stderr.includes('ulimit:')) return;
    expect(status).toBe(1);
    expect(stderr).toMatch(/ulimit -c 0/);
    expect(stdout).toBe('');
  });
});
