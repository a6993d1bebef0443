import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** The project's folder; every command runs there. */
export const ROOT = path.resolve(__dirname, '../..');

const running = new Set<ChildProcess>();

export interface CommandResult {
  exitCode: number;
  /** Both streams in the order in which they arrived; empty when the command wrote to the terminal itself. */
  output: string;
}

interface CommandOptions {
  env?: Record<string, string>;
  /** Let the command write to the terminal while it runs. */
  live?: boolean;
}

/** Runs a script of this project, or of a package, with this Node. TypeScript needs `--import tsx` in front. */
export function runNode(args: string[], { env = {}, live = false }: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString('utf8').trim() });
    });
  });
}

/** Makes a signal to this process end every command that it started, and then this process. */
export function stopCommandsOnSignal(): void {
  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => {
      for (const child of running) child.kill(signal);
      process.exit(exitCode);
    });
  }
}
