import type { Settings } from '../contract/settings';
import { pseudonym } from '../domain/hash';
import { TriageError } from '../errors/triage-error';
import type { Random } from '../ports/random';
import type { BudgetHint } from '../ports/store-port';
import type { TriageContext } from './triage-context';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Random slots tried at once, round by round, when the one that should be free is taken. */
const ROUNDS = [1, 2, 4, 8, 16, 32];

/** People remembered for the present minute; a hint must stay small. */
const MOST_HINTS = 100;

function randomSlots(size: number, wanted: number, random: Random): number[] {
  const picked = new Set<number>();
  while (picked.size < Math.min(size, wanted)) picked.add(random.below(size));
  return [...picked];
}

/**
 * Claims one of `size` numbered slots, each of which only one caller can create: storage has no
 * counter, and the last write wins. The slot after the last known one is tried first; if it is taken,
 * random ones, so that callers do not queue for the same. After 63 taken ones the budget counts as
 * used up: it is then at least nine tenths full, all but certainly.
 * @returns the claimed slot, or null when the budget is used up
 */
async function claimSlot(context: TriageContext, budget: string, size: number, next: number, ttlSeconds: number): Promise<number | null> {
  const { store, random } = context;
  if (next < size && (await store.claimSlot(budget, next, ttlSeconds))) return next;
  const slots = randomSlots(size, ROUNDS.reduce((sum, count) => sum + count, 0), random);
  for (const count of ROUNDS) {
    const tried = slots.splice(0, count);
    const claimed = await Promise.all(tried.map((slot) => store.claimSlot(budget, slot, ttlSeconds)));
    const [mine, ...spare] = tried.filter((_slot, index) => claimed[index]);
    await Promise.all(spare.map((slot) => store.releaseSlot(budget, slot)));
    if (mine !== undefined) return mine;
    if (slots.length === 0) return null;
  }
  return null;
}

/**
 * Takes one call out of the person's budget for this minute and the site's for this day (UTC).
 * `hint` only makes the first try likely to hit: it may be old, lost or overwritten.
 * @returns the hint for the next caller
 * @throws TriageError `LIMIT_REACHED` when one of the budgets is used up
 */
export async function claimBudget(
  context: TriageContext,
  limits: Settings['limits'],
  secret: string,
  hint: BudgetHint | null,
): Promise<BudgetHint> {
  const now = context.clock();
  const person = pseudonym(secret, context.accountId);
  const minute = Math.floor(now / MINUTE_MS);
  const day = Math.floor(now / DAY_MS);
  const people = hint?.minute === minute ? hint.people : {};
  const usedToday = hint?.day === day ? hint.site : 0;
  const [user, site] = await Promise.all([
    claimSlot(context, `user:${person}:${minute}`, limits.perUserPerMinute, people[person] ?? 0, 2 * 60),
    claimSlot(context, `site:${day}`, limits.perSitePerDay, usedToday, 2 * 86_400),
  ]);
  if (user === null) throw new TriageError('LIMIT_REACHED', { details: { limit: 'user', retryAfterSeconds: 60 } });
  if (site === null) throw new TriageError('LIMIT_REACHED', { details: { limit: 'site' } });
  const others = Object.entries(people).slice(-MOST_HINTS);
  return { day, site: site + 1, minute, people: { ...Object.fromEntries(others), [person]: user + 1 } };
}
