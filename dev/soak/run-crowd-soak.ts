import { itemOfRow } from '../../resources/triage-page/batch-item';
import { allowManySuggestions } from '../bench/prepare-host';
import type { AppBuild } from '../build/esbuild-app';
import { createRandom, type Chance } from '../random';
import { prepareAll } from './prepare-all';
import { startQueueSite, type QueueSite } from './queue-site';

export interface CrowdSoakOptions {
  build: AppBuild;
  people: number;
  issues: number;
  seconds: number;
  seed: number;
}

export interface CrowdSoakReport {
  people: number;
  /** What they did: lists that were read, and answers to decisions by their code. */
  lists: number;
  answers: Record<string, number>;
  breaches: string[];
}

/** So few rows from the top that people meet. */
const TOP = 8;

/** One person, who reads the list and decides about one of the first rows, again and again. */
async function goThrough(site: QueueSite, accountId: string, chance: Chance, until: number, report: CrowdSoakReport, seen: Set<string>) {
  const calls = site.callsOf(accountId);
  while (Date.now() < until) {
    const list = await calls.getQueue(null);
    if (!list.ok || list.data.kind !== 'list') {
      report.breaches.push(`The list could not be read (${list.ok ? list.data.kind : list.error.code}).`);
      continue;
    }
    report.lists += 1;
    for (const { id } of list.data.rows) seen.add(id);
    const items = list.data.rows.flatMap((row) => itemOfRow(row, undefined) ?? []);
    const item = items[chance(Math.min(TOP, items.length) || 1)];
    if (item === undefined) return;
    const own = calls.ofIssue(item.id);
    const answer = await (chance(4) === 0 ? own.dismissTriage(item.suggestionId) : own.applyTriage(item.suggestionId, item.accepted));
    const code = answer.ok ? answer.data.suggestion.outcome.kind : answer.error.code;
    report.answers[code] = (report.answers[code] ?? 0) + 1;
  }
}

/** Lets many people go through one list at the same time, and looks at what was written and what they were shown. */
export async function runCrowdSoak({ build, people, issues, seconds, seed }: CrowdSoakOptions): Promise<CrowdSoakReport> {
  const site = await startQueueSite(build, { issues, agents: people });
  try {
    await allowManySuggestions(site.host);
    const agents = site.agents.slice(-people);
    await prepareAll(site, site.callsOf(agents[0]?.accountId ?? ''));
    const before = new Map(site.host.jira.snapshot().issues.map((issue) => [issue.id, issue]));
    const report: CrowdSoakReport = { people: agents.length, lists: 0, answers: {}, breaches: [] };
    const seen = new Set<string>();
    const until = Date.now() + 1_000 * seconds;
    await Promise.all(
      agents.map(({ accountId }, index) => goThrough(site, accountId, createRandom(seed + index).below, until, report, seen)),
    );
    for (const { id, key, history, assigneeAccountId } of site.host.jira.snapshot().issues) {
      const was = before.get(id);
      const edits = history.length - (was?.history.length ?? 0);
      if (edits > 1) report.breaches.push(`${key} was written ${edits} times.`);
      if (assigneeAccountId !== was?.assigneeAccountId) report.breaches.push(`${key} has another assignee.`);
    }
    const accountId = agents[0]?.accountId ?? null;
    for (const id of seen) {
      const answer = await site.host.jira.handle({ method: 'GET', path: `/rest/api/3/issue/${id}?fields=summary`, headers: {}, accountId });
      if (answer.status !== 200) report.breaches.push(`Issue ${id} was shown to people who may not view it.`);
    }
    // The page stays calm with what others decided first; a fault of the app's own is none of that.
    if (report.answers['INTERNAL'] !== undefined) report.breaches.push(`${report.answers['INTERNAL']} decisions failed in the app.`);
    return report;
  } finally {
    await site.host.close();
  }
}
