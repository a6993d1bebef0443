import { pointsOfEvidence, wantsEvidence } from '../question/evidence/find-evidence';
import type { PastKnowledge } from '../question/prepare-question';
import { readPast, type PastBeginning } from '../question/read-past';
import type { TriageContext } from '../triage-context';
import type { BudgetHint } from './budget-store';
import { claimBudget, releasingOnFailure, type ClaimedBudget } from './claim-budget';

interface WantedClaim extends Omit<PastBeginning, 'secret'> {
  /** The installation's, which is made here when there is none. */
  secret: string | null;
  hint: BudgetHint | null;
  /** Until when searches rest, milliseconds since 1970. */
  evidencePause: number | null;
}

/**
 * Takes a call out of the budgets, and reads in the same round what is known of the project's past.
 * @throws TriageError `LIMIT_REACHED` when a budget is used up; whatever fails, nothing stays taken
 */
export async function claimWithPast(
  context: Pick<TriageContext, 'store' | 'random' | 'clock' | 'accountId' | 'isBatch'>,
  { secret, hint, evidencePause, ...beginning }: WantedClaim,
  readThePast = readPast,
): Promise<{ budget: ClaimedBudget | null; past: PastKnowledge; maySearch: boolean }> {
  const { store, clock } = context;
  const { settings, head } = beginning;
  const madeSecret = secret ?? (await store.ensureInstallationSecret());
  // The built-in provider needs no examples. For each issue of a batch they would cost more than all the rest of it.
  const wants = settings.endpoint !== null && context.isBatch !== true && wantsEvidence(settings, evidencePause, clock());
  const evidencePoints = wants ? pointsOfEvidence(settings, head !== null) : 0;
  const reading = readThePast(store, { ...beginning, secret: madeSecret });
  // Awaited only after the claim, which may fail first.
  reading.catch(() => undefined);
  // In a batch, the built-in provider calls nobody.
  const isFree = settings.endpoint === null && context.isBatch === true;
  const budget = isFree ? null : await claimBudget(context, { limits: settings.limits, secret: madeSecret, hint, evidencePoints });
  const past = await releasingOnFailure(store, budget, () => reading);
  // A profile whose index of issues cannot be read was claimed for at less than a search costs.
  const isAsClaimed = (past.profile.similar !== null) === (head !== null);
  return { budget, past, maySearch: budget?.maySearch === true && isAsClaimed };
}
