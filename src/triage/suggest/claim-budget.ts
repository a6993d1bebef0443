import type { Random } from '../../contract/random';
import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import { pseudonym } from '../../text/hash';
import type { TriageContext } from '../triage-context';
import type { TriageStore } from '../triage-context';
import type { BudgetHint, ClaimedSlot } from './budget-store';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** What Jira charges for a search: one point, and one for each of its 50 results at most (Atlassian, "Rate limiting", 2026). */
const SEARCH_POINTS = 51;

/**
 * Points an hour that one person and one site may spend on searches. An app has 65,000 for all of its customers together,
 * so that ten busy sites leave no other one without.
 */
const POINTS_PER_PERSON = 2_550;
const POINTS_PER_SITE = 6_500;

/** An hour's slots are of no interest after it. */
const SEARCH_SLOT_SECONDS = 2 * 3_600;

/** Fewer than for calls: who has no search goes without one, and that must not cost more than it saves. */
const SEARCH_ROUNDS = [1, 2, 4];

/** A day's slots tell what was used until the daily job has summed them, which may miss a day or two. */
const SITE_SLOT_SECONDS = 4 * 86_400;

/** Random slots tried at once, round by round, when the one that should be free is taken. */
const ROUNDS = [1, 2, 4, 8, 16, 32];

/** People remembered for the current minute; a hint must stay small. */
const MOST_HINTS = 100;

function randomSlots(size: number, wanted: number, random: Random): number[] {
  const picked = new Set<number>();
  while (picked.size < Math.min(size, wanted)) picked.add(random.below(size));
  return [...picked];
}

/** What a call took out of the budgets, to be noted or given back. */
export interface ClaimedBudget {
  /** For the next caller. */
  hint: BudgetHint;
  user: ClaimedSlot;
  site: ClaimedSlot;
  /** Whether Jira may be searched for evidence. */
  maySearch: boolean;
}

type BudgetContext = Pick<TriageContext, 'store' | 'random' | 'clock' | 'accountId'>;

/** A budget of `size` slots, and the one that should be free. */
interface Budget {
  name: string;
  size: number;
  next: number;
  ttlSeconds: number;
  /** Random slots tried at once, round by round. */
  rounds?: number[];
}

/**
 * Claims one of the numbered slots, each of which only one caller can create: storage has no
 * counter, and the last write wins. The slot after the last known one is tried first; if it is taken,
 * random ones, so that callers do not queue for the same. After 63 taken ones the budget counts as
 * used up: it is then at least nine tenths full, all but certainly.
 * @returns the claimed slot, or null when the budget is used up
 */
async function claimSlot(
  { store, random }: BudgetContext,
  { name, size, next, ttlSeconds, rounds = ROUNDS }: Budget,
): Promise<ClaimedSlot | null> {
  const slotOf = (slot: number): ClaimedSlot => ({ budget: name, slot, ttlSeconds });
  if (next < size && (await store.claimSlot(slotOf(next)))) return slotOf(next);
  const slots = randomSlots(
    size,
    rounds.reduce((sum, count) => sum + count, 0),
    random,
  ).map(slotOf);
  for (const count of rounds) {
    const tried = slots.splice(0, count);
    const claimed = await Promise.all(tried.map((slot) => store.claimSlot(slot)));
    const [mine, ...spare] = tried.filter((_slot, index) => claimed[index]);
    await Promise.all(spare.map((slot) => store.releaseSlot(slot)));
    if (mine !== undefined) return mine;
    if (slots.length === 0) return null;
  }
  return null;
}

/** People and where each one's next slot is, with one of them moved on. */
function moveOn(people: Record<string, number>, person: string, { slot }: ClaimedSlot): Record<string, number> {
  return { ...Object.fromEntries(Object.entries(people).slice(-MOST_HINTS)), [person]: slot + 1 };
}

interface ClaimedSearch {
  slots: ClaimedSlot[];
  hint: BudgetHint['searches'];
}

/** Takes one search out of the person's points and the site's for this hour, or out of neither. Null when there are none left. */
async function claimSearch(
  context: BudgetContext,
  person: string,
  now: number,
  hint: BudgetHint['searches'],
): Promise<ClaimedSearch | null> {
  const hour = Math.floor(now / HOUR_MS);
  const known: NonNullable<typeof hint> = hint?.hour === hour ? hint : { hour, site: 0, people: {} };
  const claim = (name: string, points: number, next: number): Promise<ClaimedSlot | null> => {
    const size = Math.floor(points / SEARCH_POINTS);
    return claimSlot(context, { name, size, next, ttlSeconds: SEARCH_SLOT_SECONDS, rounds: SEARCH_ROUNDS });
  };
  const [user, site] = await Promise.all([
    claim(`search-user:${person}:${hour}`, POINTS_PER_PERSON, known.people[person] ?? 0),
    claim(`search-site:${hour}`, POINTS_PER_SITE, known.site),
  ]);
  if (user !== null && site !== null)
    return { slots: [user, site], hint: { hour, site: site.slot + 1, people: moveOn(known.people, person, user) } };
  await Promise.all([user, site].flatMap((slot) => (slot === null ? [] : [context.store.releaseSlot(slot)])));
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
  const claimed = await claimSearch(context, pseudonym(secret, accountId), now, hint?.searches);
  if (claimed !== null) {
    const known = hint ?? { day: 0, site: 0, minute: 0, people: {} };
    await store.writeBudgetHint({ ...known, searches: claimed.hint }).catch(() => undefined);
    return;
  }
  const retryAfterSeconds = Math.ceil((HOUR_MS - (now % HOUR_MS)) / 1_000);
  throw new TriageError('LIMIT_REACHED', { details: { limit: 'user', retryAfterSeconds } });
}

/** What is claimed, and what helps to claim it. */
interface BudgetClaim {
  limits: Settings['limits'];
  /** The installation's, which is made here when there is none. */
  secret: string | null;
  /** Only makes the first try likely to hit: it may be old, lost or overwritten. */
  hint: BudgetHint | null;
  wantsSearch: boolean;
}

/** The site's budget of a day; `day` counts days since 1970 in UTC. */
function siteBudget(day: number): string {
  return `site:${day}`;
}

/**
 * Takes one call out of the person's budget for this minute and the site's for this day (UTC), or out
 * of neither; where `wantsSearch`, one search out of their Jira points of this hour as well, if there are any left.
 * @throws TriageError `LIMIT_REACHED` when one of the budgets is used up
 */
export async function claimBudget(context: BudgetContext, { limits, secret, hint, wantsSearch }: BudgetClaim): Promise<ClaimedBudget> {
  const now = context.clock();
  const person = pseudonym(secret ?? (await context.store.ensureInstallationSecret()), context.accountId);
  const minute = Math.floor(now / MINUTE_MS);
  const day = Math.floor(now / DAY_MS);
  const people = hint?.minute === minute ? hint.people : {};
  const usedToday = hint?.day === day ? hint.site : 0;
  const [user, site, search] = await Promise.all([
    claimSlot(context, { name: `user:${person}:${minute}`, size: limits.perUserPerMinute, next: people[person] ?? 0, ttlSeconds: 2 * 60 }),
    claimSlot(context, { name: siteBudget(day), size: limits.perSitePerDay, next: usedToday, ttlSeconds: SITE_SLOT_SECONDS }),
    wantsSearch ? claimSearch(context, person, now, hint?.searches) : null,
  ]);
  if (user === null || site === null) {
    // Otherwise someone who keeps clicking past a limit of their own would use up everyone's.
    const claimed = [user, site, ...(search?.slots ?? [])].filter((slot) => slot !== null);
    await Promise.all(claimed.map((slot) => context.store.releaseSlot(slot)));
    throw new TriageError('LIMIT_REACHED', { details: user === null ? { limit: 'user', retryAfterSeconds: 60 } : { limit: 'site' } });
  }
  return {
    hint: { day, site: site.slot + 1, minute, people: moveOn(people, person, user), searches: search?.hint ?? hint?.searches },
    user,
    site,
    maySearch: search !== null,
  };
}

/** Gives back what was claimed for a call that was not made. */
export async function releaseBudget(
  store: Pick<TriageStore, 'releaseSlot'>,
  { user, site }: Pick<ClaimedBudget, 'user' | 'site'>,
): Promise<void> {
  await Promise.all([store.releaseSlot(user), store.releaseSlot(site)]);
}
