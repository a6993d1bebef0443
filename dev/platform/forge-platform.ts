import { randomUUID } from 'node:crypto';
import type { JiraSite } from '../jira';
import type { EgressStore } from './egress-store';
import type { FaultTimes, PlatformFaults } from './faults';
import { createFunctionRunner } from './function-runner';
import type { LogLine } from './log-line';
import type { Manifest, ManifestModule } from './manifest';
import { buildModuleContext } from './module-context';
import { createPlatformAnswers } from './platform-answers';
import type { EnvironmentType, Invocation, License, Permissions } from './protocol';
import type { Recorder } from './recorder';
import { hideSecretMembers, type SecretVeil } from './secret-veil';
import { INSTALLATION, type SiteDescription } from './site';
import { createKvsStore, EMPTY_STORAGE, type KvsStore } from './storage/kvs-store';

/** Replaces a part of an invocation, for cases that the offline site never shows by itself. */
export interface InvocationOverride {
  /** Null: no context at all. An object replaces the context. */
  context?: Record<string, unknown> | null;
  license?: License;
  environmentType?: EnvironmentType;
  /** Id of another installation: one process serves several, each with a storage of its own. */
  installationId?: string;
}

export interface InvocationCall {
  moduleKey: string;
  functionKey: string;
  payload?: unknown;
  issueKey?: string;
  /** Null: nobody, as in a function that no person started. */
  accountId: string | null;
  override?: InvocationOverride;
}

export interface ForgePlatform {
  readonly logs: LogLine[];
  invoke(call: InvocationCall): Promise<unknown>;
  /** Undefined when the manifest has no such module. */
  describeContext(call: { moduleKey: string; issueKey?: string; accountId: string }): Record<string, unknown> | undefined;
  /** Lets the next invocation load the functions bundle again. */
  restart(): void;
  close(): Promise<void>;
}

export interface ForgePlatformOptions {
  site: SiteDescription;
  manifest: Manifest;
  jira: JiraSite;
  storage: KvsStore;
  egress: EgressStore;
  recorder: Recorder;
  veil: SecretVeil;
  /** What goes wrong at the moment for the app's calls. */
  faults: () => PlatformFaults;
  faultTimes: FaultTimes;
  workerFile: string;
  functionsFile: string;
  /** https host name → origin on this machine, asked for at each invocation. */
  names: () => Record<string, string>;
  /** Milliseconds; replaces the manifest's time-out. */
  timeout?: number;
  onLog?: (line: LogLine) => void;
}

const MEMORY_MEGABYTES = 512;
const KEPT_LOG_LINES = 5_000;

export function createForgePlatform(options: ForgePlatformOptions): ForgePlatform {
  const { site, manifest, jira, egress, recorder } = options;
  const logs: LogLine[] = [];
  const callers = new Map<string, { accountId: string | null; storage: KvsStore }>();
  const otherStorages = new Map<string, KvsStore>();
  function storageOf(installationId: string | undefined): KvsStore {
    if (installationId === undefined) return options.storage;
    const storage = otherStorages.get(installationId) ?? createKvsStore({ state: EMPTY_STORAGE, now: Date.now });
    otherStorages.set(installationId, storage);
    return storage;
  }
  const runner = createFunctionRunner({
    workerFile: options.workerFile,
    functionsFile: options.functionsFile,
    memoryMegabytes: MEMORY_MEGABYTES,
    recorder,
    onLog(level, text, invocationId) {
      const line = { at: Date.now(), level, text, invocationId };
      logs.push(line);
      options.onLog?.(line);
      if (logs.length > KEPT_LOG_LINES) logs.splice(0, logs.length - KEPT_LOG_LINES);
    },
    answer: createPlatformAnswers({
      ...options,
      accountOf: (invocationId) => callers.get(invocationId)?.accountId ?? null,
      storageOf: (invocationId) => callers.get(invocationId)?.storage ?? options.storage,
    }),
  });
  const permissions = (): Permissions => ({
    scopes: manifest.scopes,
    external: { fetch: { backend: egress.backendHosts() } },
  });

  function prepare(call: InvocationCall, module: ManifestModule): Invocation {
    const id = randomUUID();
    const { license, environmentType = 'DEVELOPMENT', context, installationId } = call.override ?? {};
    const granted = permissions();
    return {
      id,
      exportName: module.exportName,
      call: { functionKey: call.functionKey, payload: call.payload },
      context:
        context === undefined
          ? buildModuleContext(jira, { ...call, site, module, environmentType, license, permissions: granted })
          : context,
      accountId: call.accountId,
      license,
      appContext: {
        ...INSTALLATION,
        ...(installationId === undefined ? {} : { installationId }),
        environmentType,
        invocationId: id,
        moduleKey: module.key,
        license,
        permissions: granted,
      },
      deadline: Date.now() + (options.timeout ?? module.timeoutSeconds * 1_000),
      names: options.names(),
    };
  }

  const findModule = (key: string): ManifestModule | undefined => manifest.modules.find((module) => module.key === key);
  return {
    logs,
    async invoke(call) {
      const module = findModule(call.moduleKey);
      if (module === undefined) throw new Error(`The manifest has no module with the key ${call.moduleKey}.`);
      const invocation = prepare(call, module);
      const { id } = invocation;
      callers.set(id, { accountId: call.accountId, storage: storageOf(call.override?.installationId) });
      const { functionKey, accountId, issueKey, payload } = call;
      const summary = `${module.exportName}.${functionKey}`;
      recorder.begin({ id, kind: 'resolver', invocationId: id, start: preciseNow(), summary, accountId, issueKey, payload: hideSecretMembers(payload) });
      try {
        const value = await runner.invoke(invocation);
        recorder.update(id, { end: preciseNow(), result: hideSecretMembers(value) });
        return value;
      } catch (error) {
        recorder.update(id, { end: preciseNow(), error: error instanceof Error ? error.message : String(error) });
        throw error;
      } finally {
        callers.delete(id);
      }
    },
    describeContext(call) {
      const module = findModule(call.moduleKey);
      if (module === undefined) return undefined;
      return buildModuleContext(jira, { ...call, site, module, environmentType: 'DEVELOPMENT', permissions: permissions() });
    },
    restart: () => runner.restart(),
    close: () => runner.close(),
  };
}

function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}
