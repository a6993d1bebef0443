import type { Clock } from '../../contract/clock';
import type { TokenUsage } from '../../providers/endpoint-port';
import type { InstallationStore } from '../../settings/installation-store';
import type { BudgetStore } from '../../triage/suggest/budget-store';
import { KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';
import * as shapes from './record-shapes';

/** What a slot says until the call has been made, and where the endpoint counts no tokens. */
const NO_USAGE: TokenUsage = { promptTokens: 0, completionTokens: 0 };
const DAY_MS = 86_400_000;

/** Numbered slots that one caller each can create, and the hint which is free. */
export function createBudgetStore(calls: KvsCalls, clock: Clock): Omit<BudgetStore, keyof InstallationStore> {
  return {
    readBudgetHint: () => calls.get(KEYS.budgetHint, shapes.budgetHintShape),
    writeBudgetHint: (hint) => calls.set(KEYS.budgetHint, hint, clock() + DAY_MS),
    claimSlot: ({ budget, slot, ttlSeconds }) => calls.create(KEYS.slot(budget, slot), NO_USAGE, clock() + ttlSeconds * 1_000),
    noteUsage: ({ budget, slot, ttlSeconds }, usage) => calls.set(KEYS.slot(budget, slot), usage, clock() + ttlSeconds * 1_000),
    releaseSlot: ({ budget, slot }) => calls.delete(KEYS.slot(budget, slot)),
  };
}
