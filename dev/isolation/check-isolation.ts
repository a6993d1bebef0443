import { EgressType } from '@forge/egress';
import type { AppBuild } from '../build/esbuild-app';
import { createHost, type Host } from '../host';
import { configure, createInstallation, HOST_PATTERN, hostNameOf, outcomeOf, type Installation } from './installation';
import { startMarkedEndpoint, type MarkedEndpoint } from './marked-endpoint';
import { divideJira } from './marked-jira';
import { createRandom } from '../random';
import { pickOperation, type Memory } from './operations';
import { findStoredStrays, findStrayLogs, findStrayQuestions, findStrays, type Stray } from './strays';

export interface IsolationOptions {
  build: AppBuild;
  installations: number;
  /** How many functions are to run at least, those in the background included. */
  invocations: number;
  /** Decides who does what, and in which order. */
  seed: number;
  onProgress?: (done: number) => void;
}

export interface IsolationReport {
  installations: number;
  invocations: number;
  /** Invocations of the queue's consumer. */
  inBackground: number;
  /** Calls that reached the endpoint. */
  questions: number;
  /** How often calls of front ends ended in each way. */
  outcomes: Record<string, number>;
  strays: Stray[];
}

/** Operations that run at the same time in the one warm process; their calls have to fit into the recorder. */
const AT_ONCE = 12;

/** Runs many installations' invocations mixed up in one process, and looks for anything of one in another. */
export async function checkIsolation(options: IsolationOptions): Promise<IsolationReport> {
  const endpoint = await startMarkedEndpoint();
  const indexes = Array.from({ length: options.installations }, (_each, index) => index);
  const names = Object.fromEntries(indexes.map((index) => [hostNameOf(index), endpoint.origin]));
  const host = await createHost({
    port: 0,
    stateFile: null,
    configured: false,
    build: options.build,
    shellDir: null,
    names,
    queueTimeScale: 0.001,
  });
  try {
    // They share one host, and one site may approve ten hosts a group: a pattern stands for all of them.
    const configured = [{ domain: HOST_PATTERN, type: [EgressType.FetchBackendSide] }];
    host.egress.set({ egresses: [{ key: 'llm-endpoint', description: 'The endpoints of all installations.', configured }] });
    const sites = divideJira(host, options.installations);
    const installations = sites.map((site, index) => createInstallation(host, site, index));
    for (const installation of installations) await configure(installation);
    return await mixUp(host, endpoint, installations, options);
  } finally {
    await host.close();
    await endpoint.close();
  }
}

async function mixUp(
  host: Host,
  endpoint: MarkedEndpoint,
  installations: Installation[],
  options: IsolationOptions,
): Promise<IsolationReport> {
  let operations = 0;
  const memory: Memory = { suggestions: [] };
  const report: IsolationReport = {
    installations: installations.length,
    invocations: 0,
    inBackground: 0,
    questions: 0,
    outcomes: {},
    strays: [],
  };
  // What set them up is looked at as well, and not counted.
  collect(host, endpoint, report);
  report.invocations = 0;
  while (report.invocations < options.invocations) {
    const batch = Array.from({ length: AT_ONCE }, async () => {
      // One for each operation: which of them continues first depends on the machine.
      const chance = createRandom(options.seed + 1_000_003 * (operations += 1)).below;
      const installation = installations[chance(installations.length)];
      return installation === undefined ? null : pickOperation(chance)(installation, chance, memory);
    });
    for (const result of await Promise.all(batch)) {
      if (result === null) continue;
      const outcome = outcomeOf(result);
      report.outcomes[outcome] = (report.outcomes[outcome] ?? 0) + 1;
    }
    await host.queue.settled();
    collect(host, endpoint, report);
    options.onProgress?.(report.invocations);
  }
  for (const { id, index } of installations) {
    const storage = host.storageOf(id);
    report.strays.push(...findStoredStrays(index, [storage.entries(), storage.secrets()]));
  }
  report.strays.push(
    ...(host.storage.entries().length === 0 ? [] : [{ where: 'storage of the site, which nobody used', installations: [] }]),
  );
  return report;
}

/** Takes what happened since the last time into the report. */
function collect(host: Host, endpoint: MarkedEndpoint, report: IsolationReport): void {
  const { calls } = host.recorder;
  if (calls.length >= 1_000) throw new Error('The recorder has forgotten calls: fewer have to run at once.');
  const { strays, invocations } = findStrays(calls);
  const asked = endpoint.takeAsked();
  report.invocations += invocations;
  report.inBackground += calls.filter(({ kind }) => kind === 'consumer').length;
  report.questions += asked.length;
  report.strays.push(...strays, ...findStrayQuestions(asked), ...findStrayLogs(host.logs.splice(0)));
  host.recorder.clear();
}
