import type { Clock } from '../contract/clock';
import { TriageError } from '../contract/triage-error';
import { claimSlot, releaseSlots, type Budget, type ClaimedSlot, type SlotContext } from './claim-slot';

/**
 * Jira charges an app in points: one for a request, and one for each issue that a search returns. An app has 65,000 an
 * hour, for all of its customers together (Atlassian, "Rate limiting", 2026), until a review grants it more.
 *
 * A slot holds what one search for similar issues costs: 1 + 50 results at most; preparing 50 issues takes one as well. A
 * site has a tenth of all, 6,500 = 127 slots, so that ten busy ones leave no other without; a person has 2,550 = 50 slots,
 * so that two cannot use up their site's. Learning a project takes 20 pages of 101 points = 40 slots, counting its values
 * 505 = 10 slots. None of it is a setting: no customer can give away what all of them share.
 *
 * Issues that a profile names are read by id, 1 + 10 points at most. They have slots of their own size in budgets of their
 * own, of as many points: a project that was learned is not searched, so that both are used up only by a site that has
 * learned some of its busy projects and not the others.
 */
export const POINTS_PER_SEARCH = 51;
const POINTS_PER_PERSON = 2_550;
export const POINTS_PER_SITE = 6_500;

const HOUR_MS = 3_600_000;

/** An hour's slots are of no interest after it. */
const SLOT_SECONDS = 2 * 3_600;

/** Fewer than for calls: who has no points goes without a search, and that must not cost more than it saves. */
const ROUNDS = [1, 2, 4];

export function hourOf(now: number): number {
  return Math.floor(now / HOUR_MS);
}

/** When there are points again. */
export function secondsToNextHour(now: number): number {
  return Math.ceil(((hourOf(now) + 1) * HOUR_MS - now) / 1_000);
}

/** Where a slot should be free, and what one costs in points. */
interface PointsClaim {
  next: number;
  cost: number;
}

function pointsBudget(whose: string, points: number, { next, cost }: PointsClaim): Budget {
  const name = cost === POINTS_PER_SEARCH ? `search-${whose}` : `read-${whose}`;
  return { name, size: Math.floor(points / cost), next, ttlSeconds: SLOT_SECONDS, rounds: ROUNDS };
}

export function personalPoints(person: string, hour: number, claim: PointsClaim): Budget {
  return pointsBudget(`user:${person}:${hour}`, POINTS_PER_PERSON, claim);
}

export function sitePoints(hour: number, claim: PointsClaim): Budget {
  return pointsBudget(`site:${hour}`, POINTS_PER_SITE, claim);
}

/** What reading some issues by id costs at most, such as those that a profile names. */
export const POINTS_PER_READING = 11;

/**
 * Takes points out of the site's for this hour, for what one person does in the name of many.
 * @param each what a slot holds: who takes a few points takes none of those that searches need
 * @returns what was taken, to be given back when nothing is read
 * @throws TriageError `JIRA_BUSY` until the next hour, when there are not enough left; nothing is taken then
 */
export async function takePoints(
  context: SlotContext & { clock: Clock },
  points: number,
  each = POINTS_PER_SEARCH,
): Promise<ClaimedSlot[]> {
  const now = context.clock();
  const hour = hourOf(now);
  const { size } = sitePoints(hour, { next: 0, cost: each });
  const claims = Array.from({ length: Math.ceil(points / each) }, () =>
    claimSlot(context, sitePoints(hour, { next: context.random.below(size), cost: each })),
  );
  const claimed = await Promise.all(claims);
  const slots = claimed.filter((slot) => slot !== null);
  if (slots.length === claimed.length) return slots;
  await releaseSlots(context.store, slots);
  throw new TriageError('JIRA_BUSY', { details: { retryAfterSeconds: secondsToNextHour(now) } });
}
