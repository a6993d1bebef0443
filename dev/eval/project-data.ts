import { FIELD_TRAITS } from '../../src/contract/triage-field';
import type { GeneratedSite } from '../jira/sample/generated-site';
import type { DataIssue } from './data';

/** One project's part of the data: what is known beforehand, and what is asked. */
export interface ProjectData {
  name: string;
  /** Oldest first. */
  history: DataIssue[];
  issues: DataIssue[];
  /** The allowlists that an administrator who looks at the history would make. */
  components: string[];
  labels: string[];
  /** Every priority of the data, the most urgent first. */
  priorities: string[];
  /** The site that it stands on, with the keys of `issues` there; undefined where the data is of files. */
  site?: GeneratedSite & { keys: string[]; projectId: string };
}

/** A component seen less often before is no part of the allowlist. */
export const FEWEST_SEEN = 5;

/** The usual names, the most urgent first; others come after them. */
const URGENCY = ['blocker', 'highest', 'critical', 'high', 'major', 'medium', 'normal', 'minor', 'low', 'trivial', 'lowest'];

/** How much of the data is used: at most so many issues of each project, and of its history the newest. */
export interface DataLimits {
  limit: number;
  past: number;
}

/** Divides the data by project, in the order in which projects first appear. What is allowed comes from the whole history. */
export function divideByProject(
  history: readonly DataIssue[],
  issues: readonly DataIssue[],
  { limit, past: most }: DataLimits = { limit: Infinity, past: Infinity },
): ProjectData[] {
  const priorities = [...new Set([...history, ...issues].flatMap(({ priority }) => priority ?? []))].sort(byUrgency);
  return [...new Set(issues.map(({ project }) => project))].map((name) => {
    const past = history
      .filter(({ project }) => project === name)
      .sort((left, right) => Date.parse(left.created) - Date.parse(right.created));
    return {
      name,
      history: past.slice(-Math.min(most, past.length)),
      issues: issues.filter(({ project }) => project === name).slice(0, limit),
      components: seenAtLeast(
        past.map((issue) => issue.components),
        FEWEST_SEEN,
        FIELD_TRAITS.components.mostListed,
      ),
      labels: seenAtLeast(
        past.map((issue) => issue.labels),
        1,
        FIELD_TRAITS.labels.mostListed,
      ),
      priorities,
    };
  });
}

/** By name, so that the order tells nothing; of too many, the most frequent. */
function seenAtLeast(lists: readonly string[][], times: number, most: number): string[] {
  const counts = new Map<string, number>();
  for (const value of lists.flatMap((list) => [...new Set(list)])) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= times)
    .sort((left, right) => right[1] - left[1])
    .slice(0, most)
    .map(([value]) => value)
    .sort();
}

function byUrgency(left: string, right: string): number {
  const rank = (name: string): number => {
    const found = URGENCY.indexOf(name.toLowerCase());
    return found === -1 ? URGENCY.length : found;
  };
  return rank(left) - rank(right) || left.localeCompare(right);
}
