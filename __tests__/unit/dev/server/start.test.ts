import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Readable } from 'node:stream';

const ROOT = path.resolve(__dirname, '../../../..');
const running: ChildProcessByStdio<null, Readable, Readable>[] = [];

interface Started {
  /** Everything printed so far. */
  output: () => string;
  /** Resolves once the output matches; rejects when the program ends before. */
  until: (pattern: RegExp) => Promise<RegExpExecArray>;
  stop: () => Promise<number | null>;
  exitCode: Promise<number | null>;
}

function start(...args: string[]): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'dev/start.ts', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const exitCode = once(child, 'exit').then(([code]) => code as number | null);
  return {
    output: () => text,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(text);
          if (found !== null) resolve(found);
        };
        child.stdout.on('data', look);
        child.once('exit', () => reject(new Error(`The program ended: ${text}`)));
        look();
      }),
    stop: () => {
      child.kill('SIGINT');
      return exitCode;
    },
    exitCode,
  };
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

it('serves until Ctrl-C, then ends with 0 and leaves the port free', async () => {
  const host = start('--port', '0', '--fresh');
  const [, url = ''] = await host.until(/is running offline at (http:\/\/127\.0\.0\.1:\d+)/u);
  await host.until(/bearer token [\w-]{20,}/u);
  const authorization = `Basic ${Buffer.from('ines.weber@nordkap.example:x').toString('base64')}`;
  expect((await fetch(`${url}/host/session`, { headers: { authorization } })).status).toBe(200);

  const second = start('--port', new URL(url).port, '--fresh');
  expect(await second.exitCode).toBe(1);
  expect(second.output()).toMatch(/^Port \d+ is in use.*--port \d+/mu);

  expect(await host.stop()).toBe(0);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

it('explains its options, and what is wrong with one', async () => {
  const help = start('--help');
  expect(await help.exitCode).toBe(0);
  expect(help.output()).toContain('--fresh');
  const wrong = start('--port', 'x');
  expect(await wrong.exitCode).toBe(1);
  expect(wrong.output()).toBe('--port must be a number from 0 to 65535.\n');
});
