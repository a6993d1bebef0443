import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until';

const ROOT = join(__dirname, '../..');

function isServer(pid: number, sandbox: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes('main.ts') && command.includes(sandbox) && !command.includes('run.mjs');
  } catch {
    return false;
  }
}

/** All files below a folder. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Regular files that a process holds open for writing (proc(5)). */
export function openForWriting(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
    try {
      const path = readlinkSync(`/proc/${pid}/fd/${descriptor}`);
      const flags = Number.parseInt(/^flags:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/fdinfo/${descriptor}`, 'utf8'))?.[1] ?? '0', 8);
      return (flags & 3) !== 0 && statSync(path).isFile() ? [path] : [];
    } catch {
      return [];
    }
  });
}

/** The service as `npm start` starts it for a newcomer: under the script, in a folder of its own. */
export class StartedService {
  private readonly child: ChildProcessWithoutNullStreams;
  private output = '';

  constructor(
    readonly sandbox: string,
    args: readonly string[] = ['--port', '0', '--metrics-port', '0', '--state', join(sandbox, 'state')],
    environment: Readonly<Record<string, string>> = {},
  ) {
    for (const name of ['home', 'tmp', 'cwd']) mkdirSync(join(this.sandbox, name));
    this.child = spawn(process.execPath, [join(ROOT, 'run.mjs'), 'start', ...args], {
      cwd: join(this.sandbox, 'cwd'),
      env: { PATH: process.env['PATH'], HOME: join(this.sandbox, 'home'), TMPDIR: join(this.sandbox, 'tmp'), ...environment },
    });
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  /** What it printed once it takes requests. */
  async ready(): Promise<{ url: string; token: string; certificate: string }> {
    await until(() => this.output.includes('Metrics: '), 90_000);
    const printed = (name: string): string => new RegExp(`^${name}: (\\S+)`, 'm').exec(this.output)?.[1] ?? '';
    return { url: printed('Listening'), token: printed('Token'), certificate: printed('Certificate') };
  }

  /** The process that serves: a child of the script's. */
  pid(): number {
    const found = readdirSync('/proc')
      .map(Number)
      .find((pid) => pid > 0 && pid !== this.child.pid && isServer(pid, this.sandbox));
    if (found === undefined) throw new Error('the service has no process');
    return found;
  }

  /** Asks it to end, unless it has; the script's exit code, or null where a signal ended it. */
  stop(): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve(this.child.exitCode);
    const exited = new Promise<number | null>((resolve) => this.child.on('exit', resolve));
    this.child.kill('SIGTERM');
    return exited;
  }
}
