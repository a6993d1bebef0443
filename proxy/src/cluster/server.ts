import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const START_MS = 30_000;
const LOOK_MS = 20;

/** A port that was free a moment ago: these servers take no port 0 that they would tell of. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Whether something listens on a port of this machine. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Its children, which PostgreSQL puts into groups of their own (proc(5)). */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const [, , , parentOf] = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/\(.*\)/s, '()')
        .split(' ');
      return Number(parentOf) === parent ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

export interface ServerOptions {
  program: string;
  args: readonly string[];
  port: number;
  /** How the program is asked to end without waiting for its clients. */
  stopSignal: NodeJS.Signals;
  uid?: number;
  gid?: number;
  environment?: Readonly<Record<string, string>>;
  /** Takes what it prints, line by line or not. */
  onOutput?: (text: string) => void;
}

/** A server, run in a folder of its own until it is stopped, or this process ends. */
export class Server {
  private child: ChildProcess | null = null;
  private readonly endWithUs = (): void => void this.child?.kill('SIGKILL');

  constructor(private readonly options: ServerOptions) {}

  get port(): number {
    return this.options.port;
  }

  /** Resolves when it listens. @throws Error with its last output */
  async start(): Promise<this> {
    const { program, args, uid, gid, port, environment, onOutput } = this.options;
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(environment === undefined ? {} : { env: { ...process.env, ...environment } }),
      ...(uid === undefined ? {} : { uid }),
      ...(gid === undefined ? {} : { gid }),
    });
    this.child = child;
    process.once('exit', this.endWithUs);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-2_000);
        onOutput?.(chunk.toString());
      });
    }
    child.on('error', (error) => (output += error.message));
    const latest = performance.now() + START_MS;
    while (!(await isListening(port))) {
      if (child.exitCode !== null || child.signalCode !== null || performance.now() > latest) {
        await this.end('SIGKILL');
        throw new Error(`${program} did not start: ${output}`);
      }
      await wait(LOOK_MS);
    }
    return this;
  }

  stop(): Promise<void> {
    return this.end(this.options.stopSignal);
  }

  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** It keeps its connections and answers nothing until it is resumed. */
  pause(): void {
    this.signalAll('SIGSTOP');
  }

  resume(): void {
    this.signalAll('SIGCONT');
  }

  private signalAll(signal: NodeJS.Signals): void {
    const pid = this.child?.pid;
    if (pid === undefined) return;
    process.kill(pid, signal);
    for (const child of childrenOf(pid)) {
      try {
        process.kill(child, signal);
      } catch {
        // It ended meanwhile.
      }
    }
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    process.off('exit', this.endWithUs);
    if (child === null || child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  }
}
