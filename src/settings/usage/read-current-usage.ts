import { releaseSlots, type SlotStore } from '../../budget/claim-slot';
import { takePoints } from '../../budget/jira-points';
import type { Clock } from '../../contract/clock';
import type { Random } from '../../contract/random';
import type { Settings } from '../../contract/settings';
import { byField, FIELD_TRAITS } from '../../contract/triage-field';
import type { ProjectPort } from '../project-port';
import { countValues } from '../values/count-values';
import { needsUsage } from './add-used-values';
import type { StoredUsage, UsageStore } from './usage-store';

/** The last year, of which the newest issues are counted: Jira charges a search by its results. */
const DAYS = 365;
const MOST_ISSUES = 500;

/** Pages of 100, and their results. */
const MOST_POINTS = 5 + MOST_ISSUES;

const DAY_MS = 86_400_000;

/** So that the record stays below Forge's 240 KiB for one value. */
const MOST_BYTES = 200_000;

/** Kept for all that comes after, in milliseconds; with less left, what was counted before has to do. */
const TIME_AFTER_COUNTING_MS = 14_000;

export interface UsageContext {
  jira: Pick<ProjectPort, 'readUsedValues'>;
  store: UsageStore & SlotStore;
  clock: Clock;
  random: Random;
  deadline: number;
}

async function countUsage({ jira, clock }: UsageContext, projectId: string): Promise<StoredUsage> {
  const issues = await jira.readUsedValues([projectId], MOST_ISSUES, DAYS);
  let left = MOST_BYTES;
  const values = byField((field) => {
    if (FIELD_TRAITS[field].foundIn !== 'issues') return [];
    return countValues(
      field,
      issues.map((issue) => issue[field]),
    )
      .slice(0, FIELD_TRAITS[field].mostListed)
      .map(({ name, count }) => ({ name, count }))
      .filter((value) => (left -= Buffer.byteLength(JSON.stringify(value)) + 1) >= 0);
  });
  return { readAt: clock(), values };
}

/**
 * What the project's issues have, counted at most once a day and only where a rule of the site asks for it. Helps and
 * is never needed: where Jira refuses or the site's points are used up, what was counted before stands, and the lists alone where nothing was.
 */
export async function readCurrentUsage(
  context: UsageContext,
  site: Settings,
  { projectId, known }: { projectId: string; known: StoredUsage | null },
): Promise<StoredUsage | null> {
  if (!needsUsage(site)) return null;
  const { store, clock, deadline } = context;
  const isCurrent = known !== null && clock() - known.readAt < DAY_MS;
  if (isCurrent || deadline - clock() < TIME_AFTER_COUNTING_MS) return known;
  try {
    const points = await takePoints(context, MOST_POINTS);
    if (!(await store.claimUsage(projectId, clock()))) {
      await releaseSlots(store, points);
      return known;
    }
    const counted = await countUsage(context, projectId);
    await store.writeUsage(projectId, counted);
    return counted;
  } catch {
    return known;
  }
}
