import { fork, type ChildProcess } from 'node:child_process';

/** What a process for functions is started with. */
export interface FunctionProcess {
  workerFile: string;
  functionsFile: string;
  /** The manifest's `memoryMB`: of the heap, and of buffers. */
  memoryMegabytes: number;
  /** Environment variables of the app (`forge variables set`). */
  variables?: Record<string, string>;
  /** The Node that runs it; this process's own by default. */
  node?: string;
}

/** Where processes for functions come from, and where they go when a site ends. */
export interface FunctionProcesses {
  start(process: FunctionProcess): ChildProcess;
  /** Takes back a process that runs nothing and waits for nothing. */
  release(child: ChildProcess): Promise<void>;
}

/** A fresh process each time, ended on release. */
export const FRESH_PROCESSES: FunctionProcesses = { start: (wanted) => start(wanted), release: endProcess };

/** Fresh processes that a debugger can attach to on this machine: the first at the port, any beside it at the next free ones. */
export function createInspectedProcesses(firstPort: number): FunctionProcesses {
  const taken = new Set<number>();
  return {
    start(wanted) {
      let port = firstPort;
      while (taken.has(port)) port += 1;
      taken.add(port);
      const child = start(wanted, [`--inspect=127.0.0.1:${port}`]);
      child.once('exit', () => taken.delete(port));
      return child;
    },
    release: endProcess,
  };
}

/**
 * Hands warm processes from one site to the next, as Forge does between the installations of an app: starting
 * one takes longer than most invocations do. To be closed in the end; what sites give back after that is ended too.
 */
export function createProcessPool(): FunctionProcesses & { close(): Promise<void> } {
  const idle = new Map<string, ChildProcess[]>();
  const startedWith = new WeakMap<ChildProcess, string>();
  let isClosed = false;
  return {
    start(wanted) {
      const key = JSON.stringify([wanted, functionEnvironment()]);
      const found = idle.get(key)?.pop();
      if (found?.connected === true && found.exitCode === null && found.signalCode === null) return found;
      const child = start(wanted);
      startedWith.set(child, key);
      return child;
    },
    release(child) {
      const key = startedWith.get(child);
      if (isClosed || key === undefined || !child.connected) return endProcess(child);
      idle.set(key, [...(idle.get(key) ?? []), child]);
      return Promise.resolve();
    },
    async close() {
      isClosed = true;
      const children = [...idle.values()].flat();
      idle.clear();
      await Promise.all(children.map(endProcess));
    },
  };
}

function start({ workerFile, functionsFile, memoryMegabytes, variables, node }: FunctionProcess, flags: string[] = []): ChildProcess {
  return fork(workerFile, [functionsFile, String(memoryMegabytes)], {
    execPath: node ?? process.execPath,
    // None of the host's own flags: its TypeScript loader has no business in the app's process.
    execArgv: [`--max-old-space-size=${memoryMegabytes}`, ...flags],
    env: { ...variables, ...functionEnvironment() },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

/** What Node needs to run and to trust a certificate, and nothing else of the developer's shell. */
function functionEnvironment(): NodeJS.ProcessEnv {
  const passed = ['PATH', 'SystemRoot', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'];
  const found = passed.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]]);
  return { ...(Object.fromEntries(found) as NodeJS.ProcessEnv), TZ: 'UTC', NODE_ENV: 'production' };
}

export function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
