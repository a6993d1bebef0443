import { refuse } from '../refusal';
import type { IssueState } from '../state';

/** The moments of an issue that JQL compares and sorts by; null where there is none. */
export const DATE_FIELDS: ReadonlyMap<string, (issue: IssueState) => number | null> = new Map([
  ['created', (issue: IssueState) => issue.created],
  ['createddate', (issue: IssueState) => issue.created],
  ['updated', (issue: IssueState) => issue.updated],
  ['updateddate', (issue: IssueState) => issue.updated],
  ['resolved', (issue: IssueState) => issue.resolved],
  ['resolutiondate', (issue: IssueState) => issue.resolved],
]);

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `-30d`, `"-4w"`, `2026-01-31`, `"2026/01/31 14:05"`; times are UTC. Throws Jira's 400. */
export function readMoment(field: string, value: string, now: number): number {
  const relative = /^([+-]?\d+)([mhdw])$/.exec(value);
  if (relative !== null) return now + Number(relative[1]) * (UNITS[relative[2] ?? ''] ?? 0);
  const absolute = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(value);
  if (absolute !== null) {
    const part = (index: number) => Number(absolute[index] ?? 0);
    return Date.UTC(part(1), part(2) - 1, part(3), part(4), part(5));
  }
  throw refuse(
    400,
    `Date value '${value}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  );
}
