import type { ClaimedSlot } from '../../../src/budget/claim-slot';
import { slotsOfBatch } from '../../../src/queue/slots-of-batch';

const slot = (number: number, budget = 'site:20'): ClaimedSlot => ({ budget, slot: number, ttlSeconds: 60 });

function opened(isFree = true) {
  const tried: ClaimedSlot[] = [];
  const claimSlot = async (one: ClaimedSlot) => tried.push(one) > 0 && isFree;
  return { tried, slots: slotsOfBatch({ claimSlot, releaseSlot: async () => undefined }) };
}

describe('the slots of a batch', () => {
  it('are each tried by one issue alone, also while it is still claiming', async () => {
    const { tried, slots } = opened();
    expect(await Promise.all([slots.claimSlot(slot(1)), slots.claimSlot(slot(1)), slots.claimSlot(slot(2))])).toEqual([true, false, true]);
    expect(await slots.claimSlot(slot(1, 'user:7'))).toBe(true);
    expect(tried).toEqual([slot(1), slot(2), slot(1, 'user:7')]);
  });

  it('are not tried again when somebody else has them', async () => {
    const { tried, slots } = opened(false);
    expect([await slots.claimSlot(slot(1)), await slots.claimSlot(slot(1))]).toEqual([false, false]);
    expect(tried).toHaveLength(1);
  });

  it('can be claimed again once they are given back', async () => {
    const { slots } = opened();
    await slots.claimSlot(slot(1));
    await slots.releaseSlot(slot(1));
    expect(await slots.claimSlot(slot(1))).toBe(true);
  });
});
