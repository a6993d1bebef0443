import type { IssueState, WorklogState } from '../state';
import type { View } from '../view';
import { issueAddress } from './issue-address';
import { timestamp } from './timestamp';
import { userBean } from './user';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Jira's default working day and week, in which it writes durations. */
const DAY = 8 * HOUR;
const WEEK = 5 * DAY;

const UNITS: readonly [letter: string, seconds: number][] = [
  ['w', WEEK],
  ['d', DAY],
  ['h', HOUR],
  ['m', MINUTE],
];

export function worklogBean(view: View, issue: IssueState, worklog: WorklogState): Record<string, unknown> {
  const author = userBean(view, worklog.authorAccountId);
  return {
    self: `${issueAddress(view, issue)}/worklog/${worklog.id}`,
    author,
    updateAuthor: author,
    ...(worklog.comment === null ? {} : { comment: view.showDocument(worklog.comment) }),
    created: timestamp(worklog.created),
    updated: timestamp(worklog.updated),
    started: timestamp(worklog.started),
    timeSpent: writeDuration(worklog.seconds),
    timeSpentSeconds: worklog.seconds,
    id: worklog.id,
    issueId: issue.id,
  };
}

/** Worklogs as an issue holds them: the first 20. */
export function worklogPage(view: View, issue: IssueState): Record<string, unknown> {
  const worklogs = (issue.worklogs ?? []).slice(0, 20).map((worklog) => worklogBean(view, issue, worklog));
  return { startAt: 0, maxResults: 20, total: issue.worklogs?.length ?? 0, worklogs };
}

/** `1d 4h 30m`, with days of eight hours. */
export function writeDuration(seconds: number): string {
  let rest = seconds;
  const parts = UNITS.flatMap(([letter, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${count}${letter}`];
  });
  return parts.length === 0 ? '0m' : parts.join(' ');
}

/** Seconds of `1d 4h 30m`; undefined for anything else, and for nothing at all. */
export function readDuration(text: string): number | undefined {
  const parts = text.trim().split(/\s+/);
  const seconds = parts.map((part) => {
    const [, count, letter] = /^(\d+(?:\.\d+)?)([wdhm])$/.exec(part) ?? [];
    return Number(count) * (UNITS.find(([unit]) => unit === letter)?.[1] ?? Number.NaN);
  });
  const total = seconds.reduce((sum, one) => sum + one, 0);
  return Number.isFinite(total) && total > 0 ? total : undefined;
}
