import type { BatchSoakReport } from './run-batch-soak';
import type { CrowdSoakReport } from './run-crowd-soak';

const MOST_SHOWN = 20;

function listed(breaches: readonly string[], good: string): string[] {
  return breaches.length === 0 ? [good] : ['Broken promises:', ...breaches.slice(0, MOST_SHOWN).map((line) => `  ${line}`)];
}

/** What came of many issues at once, as plain text. */
export function formatBatchSoak({ issues, failedCalls, kills, rounds, breaches }: BatchSoakReport): string {
  return [
    `${issues} issues accepted at once and taken back, in ${rounds} rounds: ${failedCalls} calls failed, and ${kills} processes were killed.`,
    ...listed(breaches, 'None was lost, none was written twice, and each says what stands in Jira.'),
  ].join('\n');
}

/** What came of many people on one list, as plain text. */
export function formatCrowdSoak({ people, lists, answers, breaches }: CrowdSoakReport): string {
  const told = Object.entries(answers).map(([code, count]) => `${code} ${count}`);
  return [
    `${people} people read the list ${lists} times and decided: ${told.join(', ')}.`,
    ...listed(breaches, 'No issue was written twice, and nobody saw what they may not.'),
  ].join('\n');
}
