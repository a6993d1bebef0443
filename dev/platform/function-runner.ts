import { fork, type ChildProcess } from 'node:child_process';
import type { HostMessage, HttpReply, Invocation, LogLevel, PlatformRequest, WorkerMessage } from './protocol';
import type { Recorder } from './recorder';

export interface FunctionRunnerOptions {
  workerFile: string;
  functionsFile: string;
  /** Old-space limit of the process; the manifest's `memoryMB`. */
  memoryMegabytes: number;
  recorder: Recorder;
  onLog: (level: LogLevel, text: string, invocationId: string | null) => void;
  answer: (request: PlatformRequest, callId: string, invocationId: string, start: number) => Promise<HttpReply>;
}

/** Runs the app's functions in a process of their own, warm between invocations. */
export interface FunctionRunner {
  /** Rejects with an `Error` when the function throws, runs out of time, or its process ends. */
  invoke(invocation: Invocation): Promise<unknown>;
  /** Ends the process; the next invocation starts another, with the bundle as it is then. */
  restart(): void;
  close(): Promise<void>;
}

interface Running {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

interface WarmProcess {
  child: ChildProcess;
  running: Map<string, Running>;
}

export function createFunctionRunner(options: FunctionRunnerOptions): FunctionRunner {
  let warm: WarmProcess | null = null;
  const processes = new Set<ChildProcess>();

  function discard(one: WarmProcess, message: string): void {
    if (warm === one) warm = null;
    for (const { reject } of one.running.values()) reject(new Error(message));
    one.running.clear();
  }

  function start(): WarmProcess {
    const child = startProcess(options);
    const one: WarmProcess = { child, running: new Map() };
    processes.add(child);
    child.on('message', (message: WorkerMessage) => void receive(one, message));
    // A process that could not be started, or one that just died under a message.
    child.on('error', (error) => discard(one, `The function's process failed: ${error.message}`));
    child.once('exit', (code, signal) => {
      processes.delete(child);
      discard(one, `The function's process ended (${signal ?? `exit code ${String(code)}`}).`);
    });
    child.stdout?.on('data', (text: Buffer) => options.onLog('info', text.toString('utf8').trimEnd(), null));
    child.stderr?.on('data', (text: Buffer) => options.onLog('error', text.toString('utf8').trimEnd(), null));
    return one;
  }

  async function receive({ child, running }: WarmProcess, message: WorkerMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return;
      case 'result':
        running.get(message.invocationId)?.resolve(message.value);
        return;
      case 'failure':
        running.get(message.invocationId)?.reject(new Error(message.message));
        return;
      case 'log':
        options.onLog(message.level, message.text, message.invocationId);
        return;
      case 'fetch-call': {
        const { callId: id, invocationId, start: startedAt, request } = message;
        const summary = `${request.method} ${request.url}`;
        options.recorder.begin({ id, kind: 'endpoint', invocationId, start: startedAt, summary, request });
        return;
      }
      case 'call-end': {
        const { callId, end, reply, error } = message;
        options.recorder.update(callId, { end, ...(reply && { reply, status: reply.status }), ...(error && { error }) });
        return;
      }
      case 'platform-call': {
        const reply = await options.answer(message.request, message.callId, message.invocationId, message.start);
        if (child.connected) child.send({ type: 'platform-reply', callId: message.callId, reply } satisfies HostMessage);
      }
    }
  }

  return {
    async invoke(invocation) {
      const one = (warm ??= start());
      const timeout = Math.max(0, invocation.deadline - Date.now());
      let timer: NodeJS.Timeout | undefined;
      try {
        return await new Promise<unknown>((resolve, reject) => {
          one.running.set(invocation.id, { resolve, reject });
          timer = setTimeout(() => {
            reject(new Error(`The function did not finish within ${timeout / 1_000} seconds.`));
            discard(one, 'Another invocation ran out of time, which ended the process.');
            one.child.kill('SIGKILL');
          }, timeout);
          one.child.send({ type: 'invoke', invocation } satisfies HostMessage);
        });
      } finally {
        clearTimeout(timer);
        one.running.delete(invocation.id);
      }
    },
    restart() {
      const one = warm;
      if (one === null) return;
      discard(one, 'The functions were built anew.');
      one.child.kill('SIGKILL');
    },
    async close() {
      await Promise.all([...processes].map(endProcess));
    },
  };
}

function startProcess({ workerFile, functionsFile, memoryMegabytes }: FunctionRunnerOptions): ChildProcess {
  const child = fork(workerFile, [functionsFile], {
    // None of the host's own flags: its TypeScript loader has no business in the app's process.
    execArgv: [`--max-old-space-size=${memoryMegabytes}`],
    env: functionEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** What Node needs to run and to trust a certificate, and nothing else of the developer's shell. */
function functionEnvironment(): NodeJS.ProcessEnv {
  const passed = ['PATH', 'SystemRoot', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'];
  const found = passed.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]]);
  return { ...(Object.fromEntries(found) as NodeJS.ProcessEnv), TZ: 'UTC', NODE_ENV: 'production' };
}

function endProcess(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
