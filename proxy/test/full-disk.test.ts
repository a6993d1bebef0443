import fs, { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DailyFile } from '../src/log/daily-file';
import { pause, until } from './support/until';
import { using } from './support/using';

const NAME = `access-${new Date().toISOString().slice(0, 10)}.log`;
const LINE = `${'x'.repeat(299)}\n`;
let folder: string;
let logs: string;
let file: DailyFile | null;
const seen = { faults: 0, dropped: 0 };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proxy-disk-'));
  logs = join(folder, 'logs');
  Object.assign(seen, { faults: 0, dropped: 0 });
  file = null;
});

afterEach(async () => {
  await file?.close();
  rmSync(folder, { recursive: true, force: true });
});

function openLog(sweepMs = 20): DailyFile {
  const listener = { onFault: () => (seen.faults += 1), onLineDropped: () => (seen.dropped += 1) };
  return (file = new DailyFile(logs, Date.now, listener, sweepMs));
}

/** Writes lines until one of them is in a file of the folder. */
async function expectToResume(log: DailyFile): Promise<void> {
  const path = join(logs, NAME);
  await until(() => {
    log.write('again\n');
    return fs.existsSync(path) && fs.statSync(path).isFile() && fs.statSync(path).size > 0;
  });
  expect(readFileSync(path, 'utf8')).toMatch(/^again\n/);
}

describe('a full disk', () => {
  test('costs lines, which are counted, and a bounded amount of memory; writing resumes with the space', async () => {
    mkdirSync(logs);
    symlinkSync('/dev/full', join(logs, NAME));
    const log = openLog();
    for (let line = 0; line < 10_000; line += 1) log.write(LINE);
    await until(() => seen.faults > 0);
    // A mebibyte waits: 3,495 lines of 300 bytes.
    expect(seen.dropped).toBe(10_000 - 3_495);
    for (let line = 0; line < 10_000; line += 1) log.write(LINE);
    expect(seen.dropped).toBe(20_000 - 3_495);
    rmSync(join(logs, NAME));
    await expectToResume(log);
  });

  test('that has space again gets what waited, in order and whole', async () => {
    const log = openLog(60_000);
    const { write } = fs;
    let refused = 0;
    // The disk takes a part of a line first, and then nothing, as file systems do.
    const full = (descriptor: number, text: string, done: (error: Error | null, written?: number) => void): void => {
      refused += 1;
      if (refused === 1) write(descriptor, text.slice(0, 3), done);
      else done(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    };
    Object.assign(fs, { write: full });
    try {
      for (let line = 0; line < 100; line += 1) log.write(`line ${line}\n`);
      await until(() => seen.faults > 1);
    } finally {
      Object.assign(fs, { write });
    }
    const whole = Array.from({ length: 100 }, (_, line) => `line ${line}\n`).join('');
    await until(() => readFileSync(join(logs, NAME), 'utf8') === whole);
    expect(seen.dropped).toBe(0);
  });

  test('does not stop the service, which tells it on /metrics', async () => {
    mkdirSync(logs);
    symlinkSync('/dev/full', join(logs, NAME));
    await using({ config: { logDirectory: logs } }, async (here) => {
      for (let call = 0; call < 40; call += 1) expect((await here.chat()).status).toBe(200);
      await until(async () => /proxy_log_faults_total [1-9]/.test(await here.metrics()));
      expect(await here.metrics()).toMatch(/proxy_log_lines_dropped_total 0/);
    });
  });
});

describe('a log folder that is gone', () => {
  test('is made anew', async () => {
    const log = openLog();
    log.write('first\n');
    await until(() => readdirSync(logs).includes(NAME));
    rmSync(logs, { recursive: true });
    await expectToResume(log);
  });

  test('whose place is taken costs lines, which are counted, until it is free again', async () => {
    const log = openLog();
    log.write('first\n');
    renameSync(logs, `${logs}.old`);
    writeFileSync(logs, '');
    await until(() => {
      log.write('lost\n');
      return seen.dropped > 2 && seen.faults > 2;
    });
    await pause(50);
    rmSync(logs);
    await expectToResume(log);
  });

  test('whose file was moved away is written to in a new file', async () => {
    const log = openLog();
    log.write('first\n');
    await until(() => readdirSync(logs).includes(NAME));
    renameSync(join(logs, NAME), join(logs, 'moved'));
    await expectToResume(log);
  });
});

test('a file that a wrong clock dated far ahead is deleted, and one of tomorrow is kept', () => {
  mkdirSync(logs);
  const day = (offset: number): string => `access-${new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)}.log`;
  for (const offset of [1, 3, 400]) writeFileSync(join(logs, day(offset)), 'line\n');
  openLog();
  expect(readdirSync(logs)).toEqual([day(1)]);
});
