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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS: Record<string, number> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

type Period = 'd' | 'w' | 'M' | 'y';

interface Edge {
  period: Period;
  isEnd: boolean;
}

/** Jira's functions for the edges of days, weeks, months and years, in lower case. */
const EDGES: ReadonlyMap<string, Edge> = new Map(
  Object.entries({ day: 'd', week: 'w', month: 'M', year: 'y' } as const).flatMap(([name, period]): [string, Edge][] => [
    [`startof${name}`, { period, isEnd: false }],
    [`endof${name}`, { period, isEnd: true }],
  ]),
);

/** Names of JQL's functions that give a moment, as Jira spells them. */
export const DATE_FUNCTIONS = ['now', ...['Day', 'Week', 'Month', 'Year'].flatMap((name) => [`startOf${name}`, `endOf${name}`])];

/** `-30d`, `"-4w 2d"`, `2026-01-31`, `"2026/01/31 14:05"`; everybody's time zone is UTC here. Throws Jira's 400. */
export function readMoment(field: string, value: string, now: number): number {
  const relative = readPeriods(value);
  if (relative !== null) return now + relative;
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

/** The moment that a function of dates stands for; undefined when it is none. Weeks begin on Mondays, as in Europe: a guess for a site in English. */
export function callDateFunction(name: string, args: readonly string[], now: number): number | undefined {
  if (name.toLowerCase() === 'now') return args.length === 0 ? now : refuseArguments(name);
  const edge = EDGES.get(name.toLowerCase());
  if (edge === undefined) return undefined;
  const { period, isEnd } = edge;
  const start = startOf(period, moveBy(args[0] ?? '0', period, now, name));
  return isEnd ? moveBy('1', period, start, name) - 1 : start;
}

/** The sign of the first period holds for all that follow. */
function readPeriods(value: string): number | null {
  const [, sign, rest = ''] = /^([+-]?)((?:\d+[mhdw]\s*)+)$/.exec(value.trim()) ?? [];
  if (rest === '') return null;
  const total = [...rest.matchAll(/(\d+)([mhdw])/g)].reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
  return sign === '-' ? -total : total;
}

function startOf(period: Period, moment: number): number {
  const date = new Date(moment);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (period === 'y') return Date.UTC(year, 0, 1);
  if (period === 'M') return Date.UTC(year, month, 1);
  const sinceMonday = (date.getUTCDay() + 6) % 7;
  return Date.UTC(year, month, period === 'w' ? day - sinceMonday : day);
}

/** `-1`, `"+2M"`: without a unit it is the function's own. */
function moveBy(increment: string, own: Period, moment: number, name: string): number {
  const [, count, unit = own] = /^([+-]?\d+)([yMwdhm])?$/.exec(increment) ?? [];
  if (count === undefined) return refuseArguments(name);
  const date = new Date(moment);
  if (unit === 'y') return date.setUTCFullYear(date.getUTCFullYear() + Number(count));
  if (unit === 'M') return date.setUTCMonth(date.getUTCMonth() + Number(count));
  return moment + Number(count) * (UNITS[unit] ?? 0);
}

function refuseArguments(name: string): never {
  throw refuse(400, `The arguments of the function '${name}' are not valid: it takes a period such as '-1', '+2M' or '-3d'.`);
}
