import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Settings } from '../src/contract/settings';
import { buildFunctionWorker } from './build/esbuild-worker';
import { createEmbeddedEndpoint, unreachableOrigin, type DialectName, type EmbeddedEndpoint } from './endpoint';
import { createJiraSite, createSampleState, type JiraSite, type JiraState } from './jira';
import { sampleAllowlists } from './jira/sample';
import type { SiteAllowlists } from './jira/sample/generated-site';
import {
  createEgressStore,
  createForgePlatform,
  createKvsStore,
  createChannels,
  createModelService,
  createPlatformFaults,
  createRecorder,
  createSecretVeil,
  EMPTY_STORAGE,
  FAULT_TIMES,
  FETCH_LIMIT_MILLISECONDS,
  readManifest,
  type ActionCall,
  type Channels,
  type DuplicateMode,
  type EgressStore,
  type EventQueue,
  type FaultTimes,
  type FunctionProcesses,
  type InvocationCall,
  type KillOrder,
  type KillWatch,
  type KvsStore,
  type LogLine,
  type ModelService,
  type Recorder,
  type ProductEvents,
} from './platform';
import { configureApp, type EndpointConfiguration } from './server/configure-app';
import { createFaultSwitch, type Faults } from './server/fault-switch';
import { startHttpServer } from './server/http-server';
import { createRealtimeStreams } from './server/realtime-stream';
import { createStateWriter, keepUnreadableAside, readStateFile, type HostState } from './server/state-file';
import { lockState } from './server/state-lock';

export interface HostOptions {
  /** 0: any free port. */
  port: number;
  /** Null: memory only. */
  stateFile: string | null;
  /** Whether what the state file holds is thrown away, once the port is ours. */
  startOver?: boolean;
  /** Whether the app is set up for the endpoint before anyone uses it. */
  configured: boolean;
  /** What Jira holds when there is no saved state; the sample site otherwise. */
  jiraState?: JiraState;
  /** What the app is set up to allow, the sample's lists otherwise; null: rules allow what each project has. */
  allowlists?: SiteAllowlists | null;
  build: { functions: string; resources: Record<string, string> };
  /** Where the processes of functions come from; fresh ones by default. */
  processes?: FunctionProcesses;
  /** The Node that runs functions; the host's own by default. */
  functionsNode?: string;
  /** Whether Forge's limits of invocations in a second and a minute hold. Not by default: tests and measurements are faster than people. */
  limitInvocations?: boolean;
  /** Null: no web page. */
  shellDir: string | null;
  /** Another endpoint than the embedded one; it replaces what the app was set up with. */
  endpoint?: EndpointConfiguration;
  /** Whose manners the embedded endpoint has from the start on. */
  dialect?: DialectName;
  /** Folder of the app's manifest. */
  appDir?: string;
  /** Milliseconds; replaces the manifest's time-out of functions that a front end asks for. */
  functionTimeout?: number;
  /** Milliseconds; replaces the manifest's time-out of consumers and scheduled functions. */
  backgroundTimeout?: number;
  /** Milliseconds after which one request of such a function to another host is cut; 180 s otherwise. */
  backgroundFetchLimit?: number;
  /** Which events of queues come twice; none otherwise. */
  duplicates?: DuplicateMode;
  /** Milliseconds here for one of Forge's, in delays of events and gaps between attempts; 1 otherwise. */
  queueTimeScale?: number;
  /** Milliseconds by the host's clock from the start to the first run of a scheduled function; none runs by itself otherwise. */
  firstScheduledRun?: number;
  /** Milliseconds that the endpoint's fault `slow` waits. */
  endpointSlowness?: number;
  /** Milliseconds that the faults of Jira and storage wait. */
  faultTimes?: Partial<FaultTimes>;
  /** Environment variables of the app, as `forge variables set` gives them. */
  variables?: Record<string, string>;
  /** More https names for addresses on this machine: host name → origin. */
  names?: Record<string, string>;
  /** Milliseconds since 1970, for Jira and storage. */
  now?: () => number;
  /** Hears what whoever runs the host should know, such as that the disk is full. */
  say?: (line: string) => void;
  /** Called with each line that the app prints. */
  onLog?: (line: LogLine) => void;
}

export interface Host {
  readonly url: string;
  readonly jira: JiraSite;
  readonly storage: KvsStore;
  /** Storage of another installation, as an invocation can name one. */
  storageOf(installationId: string): KvsStore;
  readonly egress: EgressStore;
  readonly recorder: Recorder;
  readonly logs: LogLine[];
  readonly endpoint: EmbeddedEndpoint;
  /** Atlassian's language models: the embedded endpoint, in Forge's own form. */
  readonly models: ModelService;
  /** Forge Realtime. */
  readonly channels: Pick<Channels, 'listeners' | 'publish' | 'subscribe' | 'setTokenSeconds' | 'setAway'>;
  invoke(call: InvocationCall): Promise<unknown>;
  /** Calls an action as an agent or a rule does. */
  invokeAction(call: ActionCall): Promise<unknown>;
  /** The queues of the app's background work. */
  readonly queue: HostQueue;
  /** What happens in Jira, for the app's triggers. */
  readonly productEvents: Pick<ProductEvents, 'settled' | 'setLicensed'>;
  /** Runs a scheduled function now, by the key of its trigger. Rejects when it fails. */
  runSchedule(key: string): Promise<unknown>;
  /** Kills the process of a function in the middle of its work, once. */
  killAt(order: KillOrder): KillWatch;
  /** What goes wrong on demand, for the app's own calls only. */
  faults(): Faults;
  /** Parts that are not named stay as they are; null ends a fault. */
  setFaults(faults: Partial<Faults>): void;
  /** Sets the app up for another endpoint, whose name stands for an origin on this machine. */
  useEndpoint(endpoint: EndpointConfiguration, origin: string): Promise<void>;
  /** Lets the next invocation load the functions bundle again. */
  restartFunctions(): void;
  close(): Promise<void>;
}

/** What may be done to the queues from outside. */
export type HostQueue = Pick<EventQueue, 'pending' | 'settled' | 'setDuplicates' | 'hold' | 'release' | 'push'>;

/** The app insists on https and a public name; its function process maps this one to the host's own address. */
const EMBEDDED_NAME = 'embedded.sprintloom.com';
/** What an administrator types on the admin page to use the embedded endpoint. */
export const EMBEDDED_ADDRESS = `https://${EMBEDDED_NAME}/v1`;
const ROOT = path.resolve(__dirname, '..');

/**
 * Starts the offline site with the app installed. Rejects when the port is taken, the app refuses its configuration, or
 * another host uses the same state file.
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const unlock = options.stateFile === null ? () => undefined : lockState(options.stateFile);
  try {
    const host = await startHost(options);
    return { ...host, close: () => host.close().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function startHost(options: HostOptions): Promise<Host> {
  const now = options.now ?? Date.now;
  const { stateFile, startOver = false, say = () => undefined } = options;
  const saved = (stateFile === null || startOver ? null : readStateFile(stateFile)) ?? emptyState(options.jiraState ?? createSampleState());
  const manifest = readManifest(options.appDir ?? ROOT);
  const jira = createJiraSite({ state: saved.jira, now, indexed: manifest.indexedProperties });
  const { site, defaultPriorityId } = saved.jira;
  const storage = createKvsStore({ state: saved.storage, now, entities: manifest.entities });
  const egress = createEgressStore({ groups: saved.egress, manifestHosts: manifest.egressHosts });
  const recorder = createRecorder();
  const endpoint = createEmbeddedEndpoint({ token: saved.endpointToken, now, slowness: options.endpointSlowness });
  endpoint.setDialect(options.dialect ?? null);
  const platformFaults = createPlatformFaults();
  const faults = createFaultSwitch(endpoint, platformFaults);
  const veil = createSecretVeil();
  veil.learn(endpoint.token);
  const names: Record<string, string> = { ...saved.names, ...options.names };
  const unreachable = (): Record<string, string> => {
    const origin = unreachableOrigin(endpoint.faultName, names[EMBEDDED_NAME] ?? '');
    return origin === null ? {} : { [EMBEDDED_NAME]: origin };
  };
  const models = createModelService({ families: manifest.modelFamilies, complete: (prompt) => endpoint.ask(prompt), now });
  const channels = createChannels({ now });
  const platform = createForgePlatform({
    site,
    manifest,
    jira,
    storage,
    egress,
    recorder,
    models,
    channels,
    variables: options.variables,
    veil,
    faults: platformFaults,
    faultTimes: { ...FAULT_TIMES, ...options.faultTimes },
    workerFile: await buildFunctionWorker(path.join(ROOT, '.offline/worker')),
    functionsFile: options.build.functions,
    processes: options.processes,
    functionsNode: options.functionsNode,
    limitInvocations: options.limitInvocations ?? false,
    names: () => ({ ...names, ...unreachable() }),
    timeout: options.functionTimeout,
    background: { timeout: options.backgroundTimeout, fetchLimit: options.backgroundFetchLimit ?? FETCH_LIMIT_MILLISECONDS },
    queue: { unfinished: saved.queue ?? [], duplicates: options.duplicates ?? 'none', timeScale: options.queueTimeScale ?? 1 },
    firstScheduledRun: options.firstScheduledRun ?? null,
    now,
    onLog: options.onLog,
  });
  const configuration = options.endpoint ?? { baseUrl: EMBEDDED_ADDRESS, model: endpoint.model, token: endpoint.token };
  const server = await startHttpServer({
    port: options.port,
    parts: {
      site,
      jira,
      platform,
      manifest,
      egress,
      channels,
      streams: createRealtimeStreams({ channels, platform }),
      recorder,
      veil,
      faults,
      endpoint,
      describedEndpoint: { baseUrl: configuration.baseUrl, model: configuration.model, isEmbedded: options.endpoint === undefined },
    },
    pages: { shellDir: options.shellDir, resources: options.build.resources },
  });
  const url = `http://127.0.0.1:${server.port}`;
  names[EMBEDDED_NAME] = url;
  const collect = (): HostState => ({
    jira: jira.snapshot(),
    storage: storage.snapshot(),
    egress: egress.snapshot(),
    queue: platform.queue.snapshot(),
    endpointToken: endpoint.token,
    names,
  });
  const aside = stateFile !== null && startOver ? keepUnreadableAside(stateFile) : null;
  if (aside !== null) say(`The state of before cannot be read. It is kept in ${aside}.`);
  const writer = stateFile === null ? null : createStateWriter(stateFile, collect, say);
  for (const part of [jira, storage, egress, platform.queue]) part.onChange(() => writer?.schedule());
  if (startOver) writer?.schedule();

  async function close(): Promise<void> {
    await server.close();
    await platform.close();
    writer?.close();
  }

  const parts = { jira, platform, manifest, egress, allowlists: toAllowlists(options.allowlists), defaultPriorityId };
  if (options.configured) {
    try {
      await configureApp({ ...parts, endpoint: configuration, replaceEndpoint: options.endpoint !== undefined });
    } catch (error) {
      await close();
      throw error;
    }
    recorder.clear();
  }
  platform.start();
  return {
    url,
    jira,
    storage,
    storageOf: (installationId) => platform.storageOf(installationId),
    egress,
    recorder,
    logs: platform.logs,
    endpoint,
    models,
    channels,
    invoke: (call) => platform.invoke(call),
    invokeAction: (call) => platform.invokeAction(call),
    queue: platform.queue,
    productEvents: platform.productEvents,
    runSchedule: (key) => platform.schedules.run(key),
    killAt: (order) => platform.killPoints.add(order),
    faults: () => faults.read(),
    setFaults: (next) => faults.set(next),
    async useEndpoint(other, origin) {
      names[new URL(other.baseUrl).hostname] = origin;
      // A process trusts the certificates that were known when it began.
      platform.restart();
      await configureApp({ ...parts, endpoint: other, replaceEndpoint: true });
    },
    restartFunctions: () => platform.restart(),
    close,
  };
}

function toAllowlists(lists: SiteAllowlists | null = sampleAllowlists): Settings['allowlists'] | null {
  if (lists === null) return null;
  const { labels, components, priorityIds } = lists;
  return { labels, components, priority: priorityIds.map((id) => ({ id, description: '' })) };
}

function emptyState(jira: JiraState): HostState {
  return { jira, storage: EMPTY_STORAGE, egress: [], endpointToken: randomBytes(24).toString('base64url'), names: {} };
}
