import type { ClaimedSlot, SlotStore } from '../budget/claim-slot';

/**
 * Slots for a batch whose issues claim at the same time: what one of them has, is claiming or has found taken is not tried for
 * another, which would only be in its way.
 */
export function slotsOfBatch(store: SlotStore): SlotStore {
  const tried = new Set<string>();
  const nameOf = ({ budget, slot }: ClaimedSlot): string => `${budget}:${slot}`;
  return {
    async claimSlot(slot) {
      if (tried.has(nameOf(slot))) return false;
      tried.add(nameOf(slot));
      return store.claimSlot(slot);
    },
    async releaseSlot(slot) {
      await store.releaseSlot(slot);
      tried.delete(nameOf(slot));
    },
  };
}
