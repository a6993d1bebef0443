import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { stop as stopEsbuild } from 'esbuild';
import { buildAppWithEsbuild } from './build/esbuild-app';
import { createHost, type Host, type HostOptions } from './host';
import { createSite, withLongPast } from './jira';
import { putProxyBetween } from './hosted/put-proxy-between';
import { createInspectedProcesses, findNode, FIRST_RUN_MILLISECONDS, readManifest } from './platform';
import { LEARNED_PROJECT, learnProject, PAST_ISSUES, removeEndpoint } from './server/learned-site';
import { describeStart } from './server/start-banner';
import { readStartOptions, START_HELP, type StartOptions } from './server/start-options';
import { watchSources } from './server/watch-sources';
import { buildShell } from './shell/build';

const ROOT = path.resolve(__dirname, '..');
/** Where debuggers look by default. */
const INSPECTOR_PORT = 9_229;
/** Milliseconds that somebody may stand at a breakpoint before the function is cut. */
const DEBUGGED_TIMEOUT = 86_400_000;
const OFFLINE = path.join(ROOT, '.offline');

async function start(options: StartOptions): Promise<void> {
  // Before the builds, which take seconds; the server that listens in the end says so too.
  await assertPortIsFree(options.port);
  const marks = [
    ...(options.site === 'sample' ? [] : [options.site]),
    ...(options.builtIn ? ['built-in'] : []),
    ...(options.hosted ? ['hosted'] : options.fresh ? ['fresh'] : []),
  ];
  const stateFile = options.state ?? path.join(OFFLINE, `${['state', ...marks].join('-')}.json`);
  const appDir = path.join(OFFLINE, 'app');
  const [build, shellDir] = await Promise.all([buildAppWithEsbuild(ROOT, appDir), buildShell(ROOT, path.join(OFFLINE, 'shell'))]);
  const site = createSite(options.site, Date.now());
  const { nodeMajor } = readManifest(ROOT);
  const node = findNode(nodeMajor);
  if (!node.isWanted) {
    console.log(
      `Functions run on Node ${process.versions.node} here; on Forge it is Node ${nodeMajor}, which this machine has in no version manager.`,
    );
  }
  const host = await createHost({
    port: options.port,
    stateFile,
    startOver: options.fresh || options.reset,
    configured: !options.fresh,
    jiraState: options.site === 'sample' ? withLongPast(site.state, { issues: PAST_ISSUES }) : site.state,
    allowlists: site.allowlists,
    build,
    shellDir,
    endpoint: options.endpoint,
    dialect: options.dialect,
    functionsNode: node.file,
    limitInvocations: true,
    names: options.names,
    // Queues deliver at least once: a developer is to meet that before a customer does.
    duplicates: 'sometimes',
    firstScheduledRun: FIRST_RUN_MILLISECONDS,
    ...(options.inspect ? debuggable() : {}),
    say: (line) => console.log(line),
    onLog: ({ level, text }) => console.log(`[app ${level}] ${text}`),
  });
  // What the app has learned is there to be seen, as on a site that is in use.
  if (options.site === 'sample' && !options.fresh) await learnProject(host, LEARNED_PROJECT);
  if (options.builtIn) await removeEndpoint(host);
  // Between builds, the bundler's process would keep some 200 MB for nothing; the next one starts another.
  await stopEsbuild();
  const hosted = options.hosted ? await putProxyBetween(host, path.join(OFFLINE, 'proxy')) : null;
  const stopWatching = watchSources(
    ['src', 'resources'].map((folder) => path.join(ROOT, folder)),
    () => void rebuild(host, appDir),
  );
  stopOnSignal(async () => {
    stopWatching();
    await hosted?.close();
    await host.close();
  });
  const { endpoint, names } = options;
  const named = hosted?.endpoint ?? (endpoint && { ...endpoint, origin: names[new URL(endpoint.baseUrl).hostname] });
  console.log(describeStart(host, path.relative(process.cwd(), stateFile), named));
}

async function assertPortIsFree(port: number): Promise<void> {
  const probe = createServer();
  probe.listen(port, '127.0.0.1');
  // Rejects with the error of `listen`.
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}

function debuggable(): Partial<HostOptions> {
  return {
    processes: createInspectedProcesses(INSPECTOR_PORT),
    functionTimeout: DEBUGGED_TIMEOUT,
    backgroundTimeout: DEBUGGED_TIMEOUT,
    backgroundFetchLimit: DEBUGGED_TIMEOUT,
  };
}

/** A build that fails leaves the last good one running; esbuild prints why. */
async function rebuild(host: Host, appDir: string): Promise<void> {
  try {
    await buildAppWithEsbuild(ROOT, appDir);
    await stopEsbuild();
    host.restartFunctions();
    console.log('Rebuilt. Reload the page.');
  } catch {
    console.log('The build failed. The last good build keeps running.');
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().then(() => process.exit(0));
    });
  }
}

function explain(error: unknown, port: number | undefined): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${String(port)} is in use. Stop what is running there, or choose another port: npm start -- --port ${String((port ?? 0) + 1)}`;
  }
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
  let options: StartOptions | null | undefined;
  try {
    options = readStartOptions(process.argv.slice(2));
    if (options === null) console.log(START_HELP);
    else await start(options);
  } catch (error) {
    console.error(explain(error, options?.port));
    process.exit(1);
  }
}

void main();
