import type { AppBuild } from '../build/esbuild-app';
import { createRandom } from '../random';
import { pickAction, type Seen } from './actions';
import { createFaultArmoury } from './arm-faults';
import { findBreaches, findNewAssignees, findStrayLines, promisesOf } from './promises';
import type { SoakOptions } from './soak-options';
import { startSoakSite, type SoakSite } from './soak-site';
import { wildReply } from './wild-reply';

export interface SoakReport {
  invocations: number;
  /** Of them, how many ended as the platform counts success: with a result, a typed error among them. */
  succeeded: number;
  /** For each function, how often it ended in each way. */
  outcomes: Record<string, Record<string, number>>;
  /** How often each fault was met. */
  faults: Record<string, number>;
  /** Functions that threw, ran out of time or took their process with them. */
  failures: string[];
  /** Promises that were broken, in words. */
  breaches: string[];
}

/** Functions that run at the same time in the one warm process; their calls have to fit into the recorder. */
const AT_ONCE = 8;

/** The share of invocations that Atlassian asks for, with a margin: an alert goes off below 99 %. */
export const LEAST_SUCCESS = 0.995;

/** Runs invocations of people who do anything while things go wrong, and looks at how each ends and at what was written. */
export async function runSoak(
  options: Omit<SoakOptions, 'queue'> & { build: AppBuild; onProgress?: (done: number) => void },
): Promise<SoakReport> {
  const site = await startSoakSite(options.build);
  try {
    return await soak(site, options);
  } finally {
    await site.host.close();
  }
}

async function soak(site: SoakSite, options: Omit<SoakOptions, 'queue'> & { onProgress?: (done: number) => void }): Promise<SoakReport> {
  const { host } = site;
  const before = host.jira.snapshot();
  const promised = promisesOf(site.settings, before);
  const faults = createFaultArmoury(host);
  const seen: Seen = { suggestions: [], runs: [] };
  const report: SoakReport = { invocations: 0, succeeded: 0, outcomes: {}, faults: {}, failures: [], breaches: [] };
  const collect = (): void => {
    const { calls } = host.recorder;
    if (calls.length >= 1_000) throw new Error('The recorder has forgotten calls: fewer have to run at once.');
    report.breaches.push(...findBreaches(calls, promised), ...findStrayLines(host.logs.splice(0)));
    for (const fault of faults.settle(calls)) add(report.faults, fault);
    for (const call of calls) count(report, call);
    host.recorder.clear();
  };
  host.recorder.clear();
  host.logs.splice(0);
  let actions = 0;
  while (report.invocations < options.invocations) {
    await site.forgetLimits();
    host.endpoint.setReply(actions % (2 * AT_ONCE) === 0 ? null : wildReply(createRandom(options.seed + actions).below));
    const batch = Array.from({ length: AT_ONCE }, async () => {
      // One for each action: which of them continues first depends on the machine.
      const chance = createRandom(options.seed + 1_000_003 * (actions += 1)).below;
      if (chance(1_000_000) < options.faults * 1_000_000) faults.arm(chance);
      // How it ended is in the recorder.
      await pickAction(chance)(site, chance, seen).catch(() => undefined);
    });
    await Promise.all(batch);
    await host.queue.settled();
    collect();
    options.onProgress?.(report.invocations);
  }
  report.breaches.push(...findNewAssignees(before, host.jira.snapshot()));
  return report;
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** Takes one recorded call into the report. */
function count(
  report: SoakReport,
  { id, invocationId, kind, summary, error, result }: SoakSite['host']['recorder']['calls'][number],
): void {
  if (id !== invocationId) return;
  const name = summary.replace(/ of queue.*|, scheduled.*/u, '');
  const answer = result as { ok?: boolean; error?: { code: string } } | null | undefined;
  // A consumer answers nothing, or with when it wants its event again.
  const isTyped = kind !== 'resolver' || typeof answer?.ok === 'boolean';
  report.invocations += 1;
  if (error === undefined && isTyped) report.succeeded += 1;
  else report.failures.push(`${name}: ${error ?? 'no typed result'}`);
  add((report.outcomes[name] ??= {}), error !== undefined ? 'failed' : (answer?.error?.code ?? 'ok'));
}
