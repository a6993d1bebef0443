import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { COMPILED } from './compiled';

const ROOT = join(__dirname, '../..');

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** `npm run tokens` in a process of its own. `killAfterMs` ends it as `kill -9` does. */
export function cli(
  args: readonly string[],
  { killAfterMs, environment = {} }: { killAfterMs?: number; environment?: Readonly<Record<string, string>> } = {},
): Promise<CliResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(COMPILED, 'tokens-main.js'), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...environment },
    });
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
