import { QUEUE_PAGE_SIZE } from '../../src/contract/limits';
import { formatWait } from '../common/format';

/** Issues a second with the built-in provider, carefully estimated: most of it is Jira's and the storage's time. */
const BUILT_IN_PER_SECOND = 10;

/** What getting proposals ready will cost about. */
export interface PrepareCost {
  /** Jira's points. */
  points: number;
  time: string;
}

/** @param listed how many of the issues stand on the page already, so that the list need not be read for them */
export function estimateCost(issues: number, listed: number, perMinute: number | null): PrepareCost {
  const further = Math.max(0, issues - listed);
  const list = further + Math.ceil(further / QUEUE_PAGE_SIZE);
  const seconds = perMinute === null ? issues / BUILT_IN_PER_SECOND : (issues / perMinute) * 60;
  return { points: list + issues + Math.ceil(issues / QUEUE_PAGE_SIZE), time: formatWait(Math.max(1, Math.ceil(seconds))) };
}
