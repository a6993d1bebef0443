import { pseudonym } from '../domain/hash';
import { TriageError } from '../errors/triage-error';
import type { Settings } from '../contract/settings';
import type { Random } from '../ports/random';
import type { TriageContext } from './triage-context';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Slots tried at once, round by round: one is enough while the budget is mostly free. */
const ROUNDS = [1, 2, 4, 8, 16, 32];

function shuffled(count: number, most: number, random: Random): number[] {
  const picked = new Set<number>();
  const wanted = Math.min(count, most);
  while (picked.size < wanted) picked.add(random.below(count));
  return [...picked];
}

/**
 * Claims one of `size` numbered slots, each of which only one caller can create: storage has no
 * counter, and the last write wins. Random slots, so that callers do not queue for the same one; after
 * 63 taken ones the budget counts as used up (it is then at least nine tenths full, all but certainly).
 */
async function claimSlot(context: TriageContext, budget: string, size: number, ttlSeconds: number): Promise<boolean> {
  const slots = shuffled(size, ROUNDS.reduce((sum, count) => sum + count, 0), context.random);
  for (const count of ROUNDS) {
    const tried = slots.splice(0, count);
    if (tried.length === 0) return false;
    const claimed = await Promise.all(tried.map((slot) => context.store.claimSlot(budget, slot, ttlSeconds)));
    const mine = tried.filter((_slot, index) => claimed[index]);
    if (mine.length > 0) {
      await Promise.all(mine.slice(1).map((slot) => context.store.releaseSlot(budget, slot)));
      return true;
    }
  }
  return false;
}

/**
 * Takes one call out of the person's budget for this minute and the site's for this day (UTC).
 * @throws TriageError `LIMIT_REACHED` when one of them is used up.
 */
export async function claimBudget(context: TriageContext, limits: Settings['limits'], secret: string): Promise<void> {
  const now = context.clock();
  const person = pseudonym(secret, context.accountId);
  const minute = Math.floor(now / MINUTE_MS);
  const day = Math.floor(now / DAY_MS);
  const [user, site] = await Promise.all([
    claimSlot(context, `user:${person}:${minute}`, limits.perUserPerMinute, 2 * 60),
    claimSlot(context, `site:${day}`, limits.perSitePerDay, 2 * 86_400),
  ]);
  if (!user) throw new TriageError('LIMIT_REACHED', { details: { limit: 'user', retryAfterSeconds: 60 } });
  if (!site) throw new TriageError('LIMIT_REACHED', { details: { limit: 'site' } });
}
