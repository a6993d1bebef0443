import { randomUUID } from 'node:crypto';
import { FunctionFailure } from './function-failure';
import type { FunctionRunner } from './function-runner';
import type { InvocationLimits } from './invocation-limits';
import type { RunningFunction } from './kill-points';
import type { EnvironmentType, License, Permissions } from './protocol';
import type { Recorder } from './recorder';
import { hideSecretMembers } from './secret-veil';
import { INSTALLATION } from './site';
import type { KvsStore } from './storage/kvs-store';

/** A function that is to run. */
export interface FunctionStart extends RunningFunction {
  moduleKey: string;
  /** First argument of the function. */
  request: object;
  /** Null: nobody started it. */
  accountId: string | null;
  /** Of the module whose front end invokes it; absent where none does. */
  context?: Record<string, unknown>;
  /** Milliseconds. */
  timeout: number;
  fetchLimit?: number;
  license?: License;
  environmentType: EnvironmentType;
  /** Null: the installation of the offline site. */
  installationId: string | null;
  /** Shown by the inspector. */
  issueKey?: string;
  projectKey?: string;
  payload?: unknown;
}

/** Who asks, while a function runs. */
export interface Caller {
  accountId: string | null;
  installationId: string | null;
  storage: KvsStore;
  run: RunningFunction;
  /** Of the module whose front end invoked the function; null where none did. */
  context: Record<string, unknown> | null;
  /** Goes with the context. */
  contextToken: string | null;
}

export interface InvokerOptions {
  runner: Pick<FunctionRunner, 'invoke'>;
  recorder: Recorder;
  storageOf: (installationId: string | null) => KvsStore;
  permissions: () => Permissions;
  names: () => Record<string, string>;
  limits: InvocationLimits;
}

export interface Invoker {
  /** Resolves to what the function returned; rejects with a `FunctionFailure`. */
  run(start: FunctionStart): Promise<unknown>;
  /** Undefined when no such function runs anymore. */
  callerOf(invocationId: string): Caller | undefined;
}

/** Starts functions and writes down who started them and how they ended. */
export function createInvoker({ runner, recorder, storageOf, permissions, names, limits }: InvokerOptions): Invoker {
  const callers = new Map<string, Caller>();
  return {
    callerOf: (invocationId) => callers.get(invocationId),
    async run(start) {
      const id = randomUUID();
      const { kind, exportName, summary, moduleKey, accountId, license, environmentType, installationId } = start;
      const { issueKey, projectKey, payload, context = null } = start;
      const contextToken = context === null ? null : randomUUID();
      const run = { kind, exportName, summary };
      callers.set(id, { accountId, installationId, storage: storageOf(installationId), run, context, contextToken });
      recorder.begin({
        id,
        kind,
        invocationId: id,
        start: preciseNow(),
        summary,
        accountId,
        issueKey,
        projectKey,
        payload: hideSecretMembers(payload),
      });
      try {
        if (!limits.admit(installationId ?? INSTALLATION.installationId, accountId)) {
          throw new FunctionFailure('Functions were invoked more often than Forge allows.', 'rate-limited');
        }
        const value = await runner.invoke(
          {
            id,
            exportName,
            request: start.request,
            accountId,
            license,
            appContext: {
              ...INSTALLATION,
              ...(installationId === null ? {} : { installationId }),
              environmentType,
              invocationId: id,
              moduleKey,
              license,
              permissions: permissions(),
            },
            deadline: Date.now() + start.timeout,
            fetchLimit: start.fetchLimit,
            ...(contextToken === null ? {} : { contextToken }),
            names: names(),
          },
          kind === 'consumer' || kind === 'schedule' || kind === 'trigger',
        );
        recorder.update(id, { end: preciseNow(), result: hideSecretMembers(value) });
        return value;
      } catch (error) {
        recorder.update(id, { end: preciseNow(), error: error instanceof Error ? error.message : String(error) });
        throw error;
      } finally {
        callers.delete(id);
      }
    },
  };
}

function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}
