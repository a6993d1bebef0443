import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { openTokenAdmin, type Config } from '../../src/index';
import type { Target } from './load';

/** In bytes. */
export interface MemoryUsage {
  rss: number;
  heap: number;
}

/** As the container starts Node. */
const NODE_FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=16', '--no-memory-reducer'];

/** A part of the benchmark as a process of its own; `folder` is where its compiled file is. */
export function startProcess(name: string, args: readonly string[] = [], folder = __dirname): ChildProcess {
  return fork(join(folder, `${name}.js`), args, { execArgv: ['--expose-gc', ...NODE_FLAGS] });
}

/** The next message of a process. @throws Error when it ends instead */
export function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new Error('a process of the benchmark ended'));
    child.once('exit', fail);
    child.once('message', (message) => {
      child.off('exit', fail);
      resolve(message as Message);
    });
  });
}

/** The service in a process of its own. */
export class Service {
  private constructor(
    private readonly child: ChildProcess,
    private readonly config: Config,
    private readonly url: string,
    private readonly certificate: string,
    readonly metricsUrl: string,
  ) {}

  /** `folder` has the compiled `proxy-main`, of this build or of another one. */
  static async start(config: Config, folder?: string): Promise<Service> {
    const child = startProcess('proxy-main', [], folder);
    child.send({ config });
    const { url, certificate, metricsUrl } = await nextMessage<{ url: string; certificate: string; metricsUrl: string }>(child);
    return new Service(child, config, url, certificate, metricsUrl);
  }

  /** Where calls of a new tenant go. */
  async newTarget(tenant: string, plan: 'bench' | 'greedy' = 'bench'): Promise<Target> {
    const warn = (line: string): void => void process.stderr.write(`${line}\n`);
    const admin = openTokenAdmin(this.config, { environment: process.env, clock: Date.now, actor: 'bench', warn });
    const { token } = await admin.create({ tenant, plan, models: null, quotas: null, expiresAt: null });
    await admin.close();
    return this.targetOf(token);
  }

  /** Where calls with this token go. */
  targetOf(token: string): Target {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    return { url: this.url, ca: this.certificate, headers };
  }

  /** Microseconds of processor time that it has used. */
  async cpu(): Promise<number> {
    const reply = nextMessage<NodeJS.CpuUsage>(this.child);
    this.child.send('cpu');
    const { user, system } = await reply;
    return user + system;
  }

  /** After the garbage was collected; nothing that is timed comes after it. */
  memory(): Promise<MemoryUsage> {
    const reply = nextMessage<MemoryUsage>(this.child);
    this.child.send('memory');
    return reply;
  }

  stop(): void {
    this.child.send('stop');
  }
}
