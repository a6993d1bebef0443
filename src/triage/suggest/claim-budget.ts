import { claimSlot, releaseSlots, type ClaimedSlot } from '../../budget/claim-slot';
import { hourOf, personalPoints, POINTS_PER_SEARCH, secondsToNextHour, sitePoints } from '../../budget/jira-points';
import type { ErrorCode } from '../../contract/error-body';
import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import { pseudonym } from '../../text/hash';
import type { TriageContext, TriageStore } from '../triage-context';
import type { BudgetHint } from './budget-store';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A day's slots tell what was used until the daily job has summed them, which may miss a day or two. */
const SITE_SLOT_SECONDS = 4 * 86_400;

/** People remembered for the current minute; a hint must stay small. */
const MOST_HINTS = 100;

/** What a call took out of the budgets, to be noted or given back. */
export interface ClaimedBudget {
  /** For the next caller. */
  hint: BudgetHint;
  user: ClaimedSlot;
  site: ClaimedSlot;
  /** Whether evidence may be looked for in Jira. */
  maySearch: boolean;
}

type BudgetContext = Pick<TriageContext, 'store' | 'random' | 'clock' | 'accountId'>;

/** People and where each one's next slot is, with one of them moved on. */
function moveOn(people: Record<string, number>, person: string, { slot }: ClaimedSlot): Record<string, number> {
  return { ...Object.fromEntries(Object.entries(people).slice(-MOST_HINTS)), [person]: slot + 1 };
}

interface ClaimedSearch {
  slots: ClaimedSlot[];
  hint: BudgetHint['searches'];
}

/**
 * Takes the points out of the person's and the site's for this hour, or out of neither. Null when there are none left.
 * @param cost in Jira's points
 */
async function claimSearch(
  context: BudgetContext,
  { person, now, cost }: { person: string; now: number; cost: number },
  hint: BudgetHint['searches'],
): Promise<ClaimedSearch | null> {
  const hour = hourOf(now);
  const known: NonNullable<typeof hint> = hint?.hour === hour && hint.cost === cost ? hint : { hour, cost, site: 0, people: {} };
  const [user, site] = await Promise.all([
    claimSlot(context, personalPoints(person, hour, { next: known.people[person] ?? 0, cost })),
    claimSlot(context, sitePoints(hour, { next: known.site, cost })),
  ]);
  if (user !== null && site !== null)
    return { slots: [user, site], hint: { hour, cost, site: site.slot + 1, people: moveOn(known.people, person, user) } };
  await releaseSlots(context.store, [user, site]);
  return null;
}

/**
 * Takes the reading of 50 issues at once out of the person's points and the site's for this hour: Jira charges as for a search.
 * @throws TriageError `LIMIT_REACHED`
 */
export async function claimReading(context: BudgetContext): Promise<void> {
  const { store, accountId } = context;
  const now = context.clock();
  const [secret, hint] = await Promise.all([store.ensureInstallationSecret(), store.readBudgetHint()]);
  const claimed = await claimSearch(context, { person: pseudonym(secret, accountId), now, cost: POINTS_PER_SEARCH }, hint?.searches);
  if (claimed !== null) {
    await noteSearches(store, hint, claimed.hint);
    return;
  }
  throw new TriageError('LIMIT_REACHED', { details: { limit: 'user', retryAfterSeconds: secondsToNextHour(now) } });
}

/** What is claimed, and what helps to claim it. */
interface BudgetClaim {
  limits: Settings['limits'];
  /** Of the installation. */
  secret: string;
  /** Only makes the first try likely to hit: it may be old, lost or overwritten. */
  hint: BudgetHint | null;
  /** Jira's points that looking for evidence will cost; 0: nothing is looked for. */
  evidencePoints: number;
}

/** The site's budget of a day; `day` counts days since 1970 in UTC. */
function siteBudget(day: number): string {
  return `site:${day}`;
}

/**
 * Takes one call out of the person's budget for this minute and the site's for this day (UTC), or out
 * of neither; with `evidencePoints`, these out of their Jira points of this hour as well, if there are any left.
 * @throws TriageError `LIMIT_REACHED` when one of the budgets is used up
 */
export async function claimBudget(context: BudgetContext, { limits, secret, hint, evidencePoints }: BudgetClaim): Promise<ClaimedBudget> {
  const now = context.clock();
  const person = pseudonym(secret, context.accountId);
  const minute = Math.floor(now / MINUTE_MS);
  const day = Math.floor(now / DAY_MS);
  const people = hint?.minute === minute ? hint.people : {};
  const usedToday = hint?.day === day ? hint.site : 0;
  const [user, site, search] = await Promise.all([
    claimSlot(context, { name: `user:${person}:${minute}`, size: limits.perUserPerMinute, next: people[person] ?? 0, ttlSeconds: 2 * 60 }),
    claimSlot(context, { name: siteBudget(day), size: limits.perSitePerDay, next: usedToday, ttlSeconds: SITE_SLOT_SECONDS }),
    evidencePoints > 0 ? claimSearch(context, { person, now, cost: evidencePoints }, hint?.searches) : null,
  ]);
  if (user === null || site === null) {
    // Otherwise someone who keeps clicking past a limit of their own would use up everyone's.
    await releaseSlots(context.store, [user, site, ...(search?.slots ?? [])]);
    throw new TriageError('LIMIT_REACHED', { details: user === null ? { limit: 'user', retryAfterSeconds: 60 } : { limit: 'site' } });
  }
  return {
    hint: { day, site: site.slot + 1, minute, people: moveOn(people, person, user), searches: search?.hint ?? hint?.searches },
    user,
    site,
    maySearch: search !== null,
  };
}

/** Tells the next caller which searches of the hour are free, and nothing else. What fails here costs them one more try. */
export async function noteSearches(
  store: Pick<TriageStore, 'writeBudgetHint'>,
  hint: BudgetHint | null,
  searches: BudgetHint['searches'],
): Promise<void> {
  const known = hint ?? { day: 0, site: 0, minute: 0, people: {} };
  await store.writeBudgetHint({ ...known, searches }).catch(() => undefined);
}

/** Gives the call back when what comes before it fails, or fails like this. */
export async function releasingOnFailure<Value>(
  store: Pick<TriageStore, 'releaseSlot'>,
  budget: ClaimedBudget | null,
  work: () => Promise<Value>,
  releases: (error: unknown) => boolean = () => true,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (releases(error)) await releaseBudget(store, budget).catch(() => undefined);
    throw error;
  }
}

/** With these, nothing was asked. */
const NOTHING_ASKED: readonly ErrorCode[] = ['LIMIT_REACHED', 'MODEL_STOPPED', 'NOT_CONFIGURED'];

/** Gives the call back when its failure says that the model was not asked. */
export function releasingUnasked<Value>(
  store: Pick<TriageStore, 'releaseSlot'>,
  budget: ClaimedBudget | null,
  ask: () => Promise<Value>,
): Promise<Value> {
  return releasingOnFailure(store, budget, ask, (error) => error instanceof TriageError && NOTHING_ASKED.includes(error.code));
}

/** Gives back what was claimed for a call that was not made, if anything was. */
export async function releaseBudget(
  store: Pick<TriageStore, 'releaseSlot'>,
  budget: Pick<ClaimedBudget, 'user' | 'site'> | null,
): Promise<void> {
  if (budget !== null) await releaseSlots(store, [budget.user, budget.site]);
}
