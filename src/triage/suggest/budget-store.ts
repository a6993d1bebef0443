import * as z from 'zod/mini';
import type { ClaimedSlot, SlotStore } from '../../budget/claim-slot';
import { once } from '../../contract/once';
import { countShape } from '../../contract/shapes';
import type { TokenUsage } from '../../providers/endpoint-port';
import type { InstallationStore } from '../../settings/installation-store';

const peopleShape = () => z.record(z.string(), countShape());

/** Which slots of the budgets should be free next. Only a hint: the last write wins. */
export const budgetHintShape = once(() =>
  z.object({
    /** Days since 1970, UTC. */
    day: countShape(),
    site: countShape(),
    /** Minutes since 1970. */
    minute: countShape(),
    /** By pseudonym, for this minute. */
    people: peopleShape(),
    searches: z.optional(
      z.object({
        /** Hours since 1970. */
        hour: countShape(),
        /** Of one, in Jira's points. */
        cost: countShape(),
        site: countShape(),
        /** By pseudonym, for this hour. */
        people: peopleShape(),
      }),
    ),
  }),
);

export type BudgetHint = z.infer<ReturnType<typeof budgetHintShape>>;

/** Budgets of calls, and of Jira's points. Every method rejects with a `TriageError`. */
export interface BudgetStore extends InstallationStore, SlotStore {
  readBudgetHint(): Promise<BudgetHint | null>;
  writeBudgetHint(hint: BudgetHint): Promise<void>;
  /** Notes in a slot that this caller claimed what the call used. */
  noteUsage(slot: ClaimedSlot, usage: TokenUsage): Promise<void>;
}
