import type { JiraSite } from '../jira';
import { startOfAction, type ActionCall } from './action-call';
import type { EgressStore } from './egress-store';
import type { FaultTimes, PlatformFaults } from './faults';
import { createBackgroundRuns, type BackgroundTimes } from './background-runs';
import type { FunctionProcesses } from './function-processes';
import { createFunctionRunner } from './function-runner';
import { createInvocationLimits, NO_INVOCATION_LIMITS } from './invocation-limits';
import { createInvoker } from './invoker';
import { createKillPoints, type KillPoints } from './kill-points';
import type { LogLine } from './log-line';
import type { Manifest, ManifestModule } from './manifest';
import type { ModelService } from './models/model-service';
import { buildModuleContext } from './module-context';
import { createPlatformAnswers } from './platform-answers';
import type { EnvironmentType, License, Permissions } from './protocol';
import { createEventQueue, type EventQueue, type EventQueueOptions } from './queue/event-queue';
import { createQueueService } from './queue/queue-service';
import type { Channels } from './realtime/channels';
import type { Recorder } from './recorder';
import { createProductEvents, type ProductEvents } from './product-events';
import { createSchedules, type Schedules } from './schedules';
import type { SecretVeil } from './secret-veil';
import type { SiteDescription } from './site';
import { createKvsStore, EMPTY_STORAGE, type KvsStore } from './storage/kvs-store';
import type { EntitySchemas } from './storage/storage-types';

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
  /** Of a module in a project's settings. */
  projectKey?: string;
  /** Null: nobody, as in a function that no person started. */
  accountId: string | null;
  override?: InvocationOverride;
}

export interface ForgePlatform {
  readonly logs: LogLine[];
  readonly queue: EventQueue;
  readonly schedules: Pick<Schedules, 'run'>;
  /** What happens in Jira, for the app's triggers. */
  readonly productEvents: Pick<ProductEvents, 'settled' | 'setLicensed'>;
  readonly killPoints: Pick<KillPoints, 'add'>;
  /** Storage of another installation than the site's own. */
  storageOf(installationId: string): KvsStore;
  invoke(call: InvocationCall): Promise<unknown>;
  /** Calls an action as an agent or a rule does. */
  invokeAction(call: ActionCall): Promise<unknown>;
  /** Undefined when the manifest has no such module. */
  describeContext(call: {
    moduleKey: string;
    issueKey?: string;
    projectKey?: string;
    accountId: string;
    locale: string;
  }): Record<string, unknown> | undefined;
  /** Lets queues and schedules begin. */
  start(): void;
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
  /** Language models that Atlassian hosts. */
  models: ModelService;
  /** Forge Realtime. */
  channels: Channels;
  /** What `forge variables set` gives the app. */
  variables?: Record<string, string>;
  veil: SecretVeil;
  /** What goes wrong at the moment for the app's calls. */
  faults: PlatformFaults;
  faultTimes: FaultTimes;
  workerFile: string;
  functionsFile: string;
  /** Where the processes of functions come from; fresh ones by default. */
  processes?: FunctionProcesses;
  /** The Node that runs them; the host's own by default. */
  functionsNode?: string;
  /** Whether Forge's limits of invocations hold. */
  limitInvocations: boolean;
  /** https host name → origin on this machine, asked for at each invocation. */
  names: () => Record<string, string>;
  /** Milliseconds; replaces the manifest's time-out of what a front end asks for. */
  timeout?: number;
  background: BackgroundTimes;
  queue: Omit<EventQueueOptions, 'deliver'>;
  /** Milliseconds from the start to the first run of a schedule; null: none runs by itself. */
  firstScheduledRun: number | null;
  now: () => number;
  onLog?: (line: LogLine) => void;
}

const KEPT_LOG_LINES = 5_000;

export function createForgePlatform(options: ForgePlatformOptions): ForgePlatform {
  const { site, manifest, jira, egress, recorder, now } = options;
  const logs: LogLine[] = [];
  const storageOf = createStorages(options.storage, options.manifest.entities);
  const killPoints = createKillPoints();
  const runner = createFunctionRunner({
    workerFile: options.workerFile,
    functionsFile: options.functionsFile,
    variables: options.variables,
    processes: options.processes,
    memoryMegabytes: manifest.memoryMegabytes,
    node: options.functionsNode,
    recorder,
    onLog(level, text, invocationId) {
      const line = { at: Date.now(), level, text, invocationId };
      logs.push(line);
      options.onLog?.(line);
      if (logs.length > KEPT_LOG_LINES) logs.splice(0, logs.length - KEPT_LOG_LINES);
    },
    answer: (...call) => answer(...call),
  });
  const permissions = (): Permissions => ({ scopes: manifest.scopes, external: { fetch: { backend: egress.backendHosts() } } });
  const limits = options.limitInvocations ? createInvocationLimits(now) : NO_INVOCATION_LIMITS;
  const invoker = createInvoker({ runner, recorder, storageOf, permissions, names: options.names, limits });
  const background = createBackgroundRuns({ site, invoker, manifest, times: options.background });
  const queue = createEventQueue({ ...options.queue, deliver: (delivery) => background.consume(delivery) });
  const schedules = createSchedules({
    schedules: manifest.schedules,
    run: (schedule) => background.runSchedule(schedule),
    now,
    firstAfter: options.firstScheduledRun,
  });
  const productEvents = createProductEvents({
    jira,
    triggers: manifest.triggers,
    duplicates: options.queue.duplicates,
    timeScale: options.queue.timeScale,
    react: (...delivery) => background.react(...delivery),
  });
  const answer = createPlatformAnswers({
    ...options,
    callerOf: (invocationId) => invoker.callerOf(invocationId),
    askQueue: createQueueService({ queue, consumers: manifest.consumers, now }),
    killPoints,
    kill: (invocationId) => runner.kill(invocationId),
  });

  const findModule = (key: string): ManifestModule | undefined => manifest.modules.find((module) => module.key === key);
  return {
    logs,
    queue,
    schedules,
    productEvents,
    killPoints,
    storageOf,
    async invoke(call) {
      const module = findModule(call.moduleKey);
      if (module === undefined) throw new Error(`The manifest has no module with the key ${call.moduleKey}.`);
      const { functionKey, payload, accountId, issueKey, projectKey } = call;
      const { license, environmentType = 'DEVELOPMENT', context, installationId = null } = call.override ?? {};
      const described =
        context === undefined
          ? buildModuleContext(jira, { ...call, site, module, environmentType, license, permissions: permissions() })
          : context;
      return invoker.run({
        kind: 'resolver',
        exportName: module.exportName,
        summary: `${module.exportName}.${functionKey}`,
        moduleKey: module.key,
        request: { call: { functionKey, payload }, context: described ?? undefined },
        accountId,
        ...(described === null ? {} : { context: described }),
        timeout: options.timeout ?? module.timeoutSeconds * 1_000,
        license,
        environmentType,
        installationId,
        issueKey,
        projectKey,
        payload,
      });
    },
    invokeAction: (call) => invoker.run(startOfAction(options, call)),
    describeContext(call) {
      const { locale } = call;
      if (manifest.actions.some(({ key }) => key === call.moduleKey)) return { ...describeActionForm(call.moduleKey), locale };
      const module = findModule(call.moduleKey);
      if (module === undefined) return undefined;
      return { ...buildModuleContext(jira, { ...call, site, module, environmentType: 'DEVELOPMENT', permissions: permissions() }), locale };
    },
    start() {
      queue.start();
      schedules.start();
      productEvents.start();
    },
    restart: () => runner.restart(),
    close() {
      schedules.close();
      productEvents.close();
      queue.close();
      return runner.close();
    },
  };
}

/** Each installation has a storage of its own; null: this site's. */
function createStorages(own: KvsStore, entities: EntitySchemas): (installationId: string | null) => KvsStore {
  const others = new Map<string, KvsStore>();
  return (installationId) => {
    if (installationId === null) return own;
    const storage = others.get(installationId) ?? createKvsStore({ state: EMPTY_STORAGE, now: Date.now, entities });
    others.set(installationId, storage);
    return storage;
  };
}

/** What the form of an action in a rule knows of that rule: a new one has no inputs yet. */
function describeActionForm(moduleKey: string): Record<string, unknown> {
  return { moduleKey, extension: { type: 'core:action', data: { inputs: {} }, errors: { invalidInputs: {} } } };
}
