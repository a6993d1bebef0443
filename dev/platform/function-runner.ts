import type { ChildProcess } from 'node:child_process';
import { FunctionFailure, type FailureReason } from './function-failure';
import { endProcess, FRESH_PROCESSES, type FunctionProcess, type FunctionProcesses } from './function-processes';
import type { HostMessage, HttpReply, Invocation, LogLevel, PlatformRequest, WorkerMessage } from './protocol';
import type { Recorder } from './recorder';

export interface FunctionRunnerOptions extends FunctionProcess {
  /** A fresh process each time by default. */
  processes?: FunctionProcesses;
  recorder: Recorder;
  onLog: (level: LogLevel, text: string, invocationId: string | null) => void;
  /** Null: there is no answer, because the process that asked was killed. */
  answer: (request: PlatformRequest, callId: string, invocationId: string, start: number) => Promise<HttpReply | null>;
}

/** Runs the app's functions in processes of their own, warm between invocations. */
export interface FunctionRunner {
  /**
   * Rejects with a `FunctionFailure` when the function throws, runs out of time, or its process ends. What front ends
   * ask for shares one process; `alone` takes one that nothing else runs in, so that no time-out of another ends it.
   */
  invoke(invocation: Invocation, alone?: boolean): Promise<unknown>;
  /** Ends the process that an invocation runs in. */
  kill(invocationId: string): void;
  /** Ends what waits for front ends, and lets what runs alone finish; the next invocation gets the bundle as it is then. */
  restart(): void;
  close(): Promise<void>;
}

interface Running {
  resolve: (value: unknown) => void;
  reject: (error: FunctionFailure) => void;
}

interface WarmProcess {
  child: ChildProcess;
  running: Map<string, Running>;
  /** Calls of Jira, storage and the endpoint that have not ended, by id: functions can leave some behind. */
  calls: Set<string>;
  /** Whether its bundle is the newest one. */
  isCurrent: boolean;
}

/** Processes without work that are kept for the next function that runs alone. */
const MOST_IDLE = 2;

export function createFunctionRunner(options: FunctionRunnerOptions): FunctionRunner {
  const { workerFile, functionsFile, memoryMegabytes, variables, node, processes = FRESH_PROCESSES } = options;
  let warm: WarmProcess | null = null;
  const living = new Set<WarmProcess>();
  let idle: WarmProcess[] = [];
  const killAll = (): void => {
    for (const { child } of living) child.kill('SIGKILL');
  };
  process.once('exit', killAll);

  /** Gives it nothing more to run. */
  function retire(one: WarmProcess): void {
    if (warm === one) warm = null;
    one.isCurrent = false;
    idle = idle.filter((other) => other !== one);
  }

  function discard(one: WarmProcess, message: string, reason: FailureReason): void {
    retire(one);
    for (const { reject } of one.running.values()) reject(new FunctionFailure(message, reason));
    one.running.clear();
  }

  function end(one: WarmProcess, message: string, reason: FailureReason): void {
    discard(one, message, reason);
    one.child.kill('SIGKILL');
  }

  function start(): WarmProcess {
    const child = processes.start({ workerFile, functionsFile, memoryMegabytes, variables, node });
    const one: WarmProcess = { child, running: new Map(), calls: new Set(), isCurrent: true };
    living.add(one);
    child.on('message', (message: WorkerMessage) => void receive(one, message));
    child.on('error', (error) => {
      retire(one);
      // One that just died under a message says next how it ended; one that could not be started says nothing more.
      if (child.pid === undefined) discard(one, `The function's process ended: ${error.message}`, 'process-ended');
    });
    child.once('exit', (code, signal) => {
      living.delete(one);
      // Node aborts itself when the old space is full.
      const reason = signal === 'SIGABRT' ? 'out-of-memory' : 'process-ended';
      discard(one, `The function's process ended (${signal ?? `exit code ${String(code)}`}).`, reason);
    });
    child.stdout?.on('data', (text: Buffer) => options.onLog('info', text.toString('utf8').trimEnd(), null));
    child.stderr?.on('data', (text: Buffer) => options.onLog('error', text.toString('utf8').trimEnd(), null));
    return one;
  }

  /** Keeps a process that ran something alone for the next one, unless it is old or there are enough. */
  function giveBack(one: WarmProcess): void {
    if (!one.isCurrent) one.child.kill('SIGKILL');
    else if (idle.length >= MOST_IDLE) end(one, 'It is not needed any more.', 'process-ended');
    else idle.push(one);
  }

  /** Ends a process, or lets another site have it when nothing of this one is left in it. */
  function letGo({ child, running, calls, isCurrent }: WarmProcess): Promise<void> {
    if (!isCurrent || running.size > 0 || calls.size > 0) return endProcess(child);
    // By name: Node listens to events of its own here.
    for (const event of ['message', 'error', 'exit']) child.removeAllListeners(event);
    for (const stream of [child.stdout, child.stderr]) stream?.removeAllListeners('data');
    return processes.release(child);
  }

  async function receive({ child, running, calls }: WarmProcess, message: WorkerMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return;
      case 'result':
        running.get(message.invocationId)?.resolve(message.value);
        return;
      case 'failure':
        running.get(message.invocationId)?.reject(new FunctionFailure(message.message, 'threw'));
        return;
      case 'log':
        options.onLog(message.level, message.text, message.invocationId);
        return;
      case 'fetch-call': {
        const { callId: id, invocationId, start: startedAt, request } = message;
        const summary = `${request.method} ${request.url}`;
        calls.add(id);
        options.recorder.begin({ id, kind: 'endpoint', invocationId, start: startedAt, summary, request });
        return;
      }
      case 'call-end': {
        const { callId, end, reply, error } = message;
        calls.delete(callId);
        options.recorder.update(callId, { end, ...(reply && { reply, status: reply.status }), ...(error && { error }) });
        return;
      }
      case 'platform-call': {
        calls.add(message.callId);
        const reply = await options.answer(message.request, message.callId, message.invocationId, message.start);
        if (reply !== null && child.connected) child.send({ type: 'platform-reply', callId: message.callId, reply } satisfies HostMessage);
      }
    }
  }

  return {
    async invoke(invocation, alone = false) {
      const one = alone ? (idle.pop() ?? start()) : (warm ??= start());
      const timeout = Math.max(0, invocation.deadline - Date.now());
      let timer: NodeJS.Timeout | undefined;
      try {
        return await new Promise<unknown>((resolve, reject) => {
          one.running.set(invocation.id, { resolve, reject });
          timer = setTimeout(() => {
            reject(new FunctionFailure(`The function did not finish within ${timeout / 1_000} seconds.`, 'time-out'));
            end(one, 'Another invocation ran out of time, which ended the process.', 'process-ended');
          }, timeout);
          one.child.send({ type: 'invoke', invocation } satisfies HostMessage);
        });
      } finally {
        clearTimeout(timer);
        one.running.delete(invocation.id);
        if (alone) giveBack(one);
      }
    },
    kill(invocationId) {
      for (const { child, running } of living) if (running.has(invocationId)) child.kill('SIGKILL');
    },
    restart() {
      if (warm !== null) end(warm, 'The functions were built anew.', 'process-ended');
      for (const one of living) one.isCurrent = false;
      for (const one of idle.splice(0)) one.child.kill('SIGKILL');
    },
    async close() {
      await Promise.all([...living].map(letGo));
      process.off('exit', killAll);
    },
  };
}
