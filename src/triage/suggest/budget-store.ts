import type { InstallationStore } from '../../settings/installation-store';
import type { TokenUsage } from '../../providers/endpoint-port';

/** Which slots of the budgets should be free next. Only a hint: the last write wins. */
export interface BudgetHint {
  /** Days since 1970, UTC. */
  day: number;
  site: number;
  /** Minutes since 1970. */
  minute: number;
  /** By pseudonym, for this minute. */
  people: Record<string, number>;
}

/** A numbered slot of a budget. */
export interface ClaimedSlot {
  budget: string;
  slot: number;
  ttlSeconds: number;
}

/** Budgets as numbered slots, since storage has no counter. Every method rejects with a `TriageError`. */
export interface BudgetStore extends InstallationStore {
  readBudgetHint(): Promise<BudgetHint | null>;
  writeBudgetHint(hint: BudgetHint): Promise<void>;
  /** Claims a numbered slot of a budget until it expires; false when it is taken. */
  claimSlot(slot: ClaimedSlot): Promise<boolean>;
  /** Notes in a slot that this caller claimed what the call used. */
  noteUsage(slot: ClaimedSlot, usage: TokenUsage): Promise<void>;
  /** Gives back a slot that this caller claimed. */
  releaseSlot(slot: ClaimedSlot): Promise<void>;
}
