import type { BatchItem } from '../../resources/triage-page/batch-item';
import { createBatch } from '../../resources/triage-page/batch';
import type { QueueCalls } from '../../resources/triage-page/queue-calls';
import { allowManySuggestions } from '../bench/prepare-host';
import type { AppBuild } from '../build/esbuild-app';
import type { IssueState } from '../jira';
import { createRandom } from '../random';
import { prepareAll } from './prepare-all';
import { startQueueSite, type QueueSite } from './queue-site';

export interface BatchSoakOptions {
  build: AppBuild;
  /** Issues that are accepted together. */
  issues: number;
  /** The share of calls to Jira and storage that fail, from 0 to 1. */
  faults: number;
  /** How often the process of the function that writes is killed. */
  kills: number;
  seed: number;
}

export interface BatchSoakReport {
  issues: number;
  /** Calls that failed, and processes that were killed. */
  failedCalls: number;
  kills: number;
  /** Times that the batch had to be begun again for what it could not write. */
  rounds: number;
  /** What was lost, doubled, or told otherwise than it is. */
  breaches: string[];
}

/** What a person does who sees that something could not be written: tries it again. */
const MOST_ROUNDS = 6;

type Jira = QueueSite['host']['jira'];

/**
 * Lets calls fail at random: Jira refuses, or does what it was asked and its answer gets lost; storage refuses. Both after
 * what was asked for in the same way as before, so that nothing but the share decides.
 */
function disturb({ host }: QueueSite, share: number, seed: number): { count: () => number; end: () => void } {
  const { below } = createRandom(seed);
  const fails = (): boolean => below(1_000_000) < share * 1_000_000;
  let count = 0;
  const ask: Jira['handle'] = host.jira.handle.bind(host.jira);
  const gone = { status: 502, headers: { 'content-type': 'text/html' }, body: '<html></html>' };
  host.jira.handle = async (request) => {
    if (!fails()) return ask(request);
    count += 1;
    if (below(2) === 0) return gone;
    await ask(request);
    return gone;
  };
  host.storage.setFault(() => {
    if (!fails()) return undefined;
    count += 1;
    return { status: 500, code: 'INTERNAL', message: 'no' };
  });
  return {
    count: () => count,
    end() {
      host.jira.handle = ask;
      host.storage.setFault(null);
    },
  };
}

/** Calls that accepting makes at least: a process that is to be killed at a later one might go on for ever. */
const LEAST_CALLS = 5;

/** Kills the process of a function that accepts, again and again at another of its calls, until it was done often enough. */
function killNow({ host }: QueueSite, times: number, seed: number): { count: () => number; end: () => void } {
  const { below } = createRandom(seed);
  let count = 0;
  let isOver = false;
  let watch = arm();
  function arm() {
    const run = ({ summary }: { summary: string }) => summary === 'queue.applyTriage';
    return host.killAt({ run, nth: 1 + below(LEAST_CALLS), moment: below(2) === 0 ? 'before' : 'after' });
  }
  const timer = setInterval(() => {
    if (isOver || !watch.hit) return;
    count += 1;
    isOver = count >= times;
    if (!isOver) watch = arm();
  }, 20);
  return {
    count: () => count,
    end() {
      clearInterval(timer);
      watch.cancel();
    },
  };
}

/** Accepts or undoes until nothing is left to try, as a person does who reads what could not be written. */
async function persevere(calls: QueueCalls, items: BatchItem[], kind: 'accept' | 'undo'): Promise<{ rounds: number; left: BatchItem[] }> {
  let rounds = 0;
  let left = items;
  while (left.length > 0 && rounds < MOST_ROUNDS) {
    const failed: BatchItem[] = [];
    const own = kind === 'accept' ? calls : { ...calls, ofIssue: (id: string) => undoing(calls.ofIssue(id)) };
    const batch = createBatch({
      calls: own,
      // A thousand times as fast as on the page.
      schedule(task, milliseconds) {
        const timer = setTimeout(task, milliseconds / 1_000);
        return () => clearTimeout(timer);
      },
      onWritten: () => undefined,
      onFailed: ({ id }) => void failed.push(...left.filter((item) => item.id === id)),
      onCameBack: () => undefined,
    });
    await batch.accept(left);
    rounds += 1;
    left = failed;
  }
  return { rounds, left };
}

/** A batch that takes back goes the same way as one that accepts. */
function undoing(own: ReturnType<QueueCalls['ofIssue']>): ReturnType<QueueCalls['ofIssue']> {
  return { ...own, applyTriage: (suggestionId) => own.undoTriage(suggestionId) };
}

const valuesOf = ({ labels, componentIds, priorityId, assigneeAccountId }: IssueState) =>
  JSON.stringify({ labels: [...labels].sort(), componentIds: [...componentIds].sort(), priorityId, assigneeAccountId });

/** What stands in Jira against what was accepted, and how often each of it was written. */
function compare(site: QueueSite, before: Map<string, IssueState>, items: BatchItem[], isWritten: boolean): string[] {
  const after = new Map(site.host.jira.snapshot().issues.map((issue) => [issue.id, issue]));
  return items.flatMap(({ id, key, accepted }) => {
    const [was, is] = [before.get(id), after.get(id)];
    if (was === undefined || is === undefined) return [`${key} is gone.`];
    const wanted = isWritten
      ? {
          ...was,
          labels: [...new Set([...was.labels, ...accepted.labels])],
          componentIds: [...new Set([...was.componentIds, ...accepted.components])],
          priorityId: accepted.priority[0] ?? was.priorityId,
        }
      : was;
    const wrong = valuesOf(wanted) === valuesOf(is) ? [] : [`${key} has ${valuesOf(is)} instead of ${valuesOf(wanted)}.`];
    const edits = is.history.length - was.history.length;
    const most = isWritten ? 1 : 2;
    return [...wrong, ...(edits > most ? [`${key} was changed ${edits} times.`] : [])];
  });
}

async function outcomes(calls: QueueCalls, items: BatchItem[], kind: 'applied' | 'undone'): Promise<string[]> {
  const told = await Promise.all(
    items.map(async ({ id, key }) => {
      const answer = await calls.ofIssue(id).getPanel();
      const is = answer.ok && answer.data.kind === 'suggestion' ? answer.data.suggestion.outcome.kind : 'unknown';
      return is === kind ? [] : [`${key} is told to be ${is}.`];
    }),
  );
  return told.flat();
}

/** Accepts many issues at once while calls fail and processes are killed, and takes all of it back. */
export async function runBatchSoak({ build, issues, faults, kills, seed }: BatchSoakOptions): Promise<BatchSoakReport> {
  const site = await startQueueSite(build, { issues, agents: 0 });
  try {
    const calls = site.callsOf(site.agents[0]?.accountId ?? '');
    await allowManySuggestions(site.host);
    const items = await prepareAll(site, calls);
    const report: BatchSoakReport = { issues: items.length, failedCalls: 0, kills: 0, rounds: 0, breaches: [] };
    if (items.length !== issues) report.breaches.push(`Only ${items.length} of ${issues} issues were prepared.`);
    const before = new Map(site.host.jira.snapshot().issues.map((issue) => [issue.id, issue]));
    for (const kind of ['accept', 'undo'] as const) {
      const disturbed = disturb(site, faults, seed + (kind === 'accept' ? 0 : 1));
      const killing = killNow(site, kind === 'accept' ? kills : 0, seed + 2);
      const { rounds, left } = await persevere(calls, items, kind);
      killing.end();
      disturbed.end();
      report.rounds += rounds;
      report.failedCalls += disturbed.count();
      report.kills += killing.count();
      report.breaches.push(
        ...left.map(({ key }) => `${key} could not be written after ${MOST_ROUNDS} rounds.`),
        ...compare(site, before, items, kind === 'accept'),
        ...(await outcomes(calls, items, kind === 'accept' ? 'applied' : 'undone')),
      );
    }
    if (report.kills < kills) report.breaches.push(`Only ${report.kills} of ${kills} processes were killed.`);
    return report;
  } finally {
    await site.host.close();
  }
}
