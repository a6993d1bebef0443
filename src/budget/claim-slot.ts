import type { Random } from '../contract/random';

/** A numbered slot of a budget. */
export interface ClaimedSlot {
  budget: string;
  slot: number;
  ttlSeconds: number;
}

/** Budgets as numbered slots, since storage has no counter. Every method rejects with a `TriageError`. */
export interface SlotStore {
  /** Claims a numbered slot of a budget until it expires; false when it is taken. */
  claimSlot(slot: ClaimedSlot): Promise<boolean>;
  /** Gives back a slot that this caller claimed. */
  releaseSlot(slot: ClaimedSlot): Promise<void>;
}

export interface SlotContext {
  store: SlotStore;
  random: Random;
}

/** Random slots tried at once, round by round, when the one that should be free is taken. */
const ROUNDS = [1, 2, 4, 8, 16, 32];

/** A budget of `size` slots, and the one that should be free. */
export interface Budget {
  name: string;
  size: number;
  next: number;
  ttlSeconds: number;
  /** Random slots tried at once, round by round. */
  rounds?: number[];
}

function randomSlots(size: number, wanted: number, random: Random): number[] {
  const picked = new Set<number>();
  while (picked.size < Math.min(size, wanted)) picked.add(random.below(size));
  return [...picked];
}

export async function releaseSlots(store: Pick<SlotStore, 'releaseSlot'>, slots: readonly (ClaimedSlot | null)[]): Promise<void> {
  await Promise.all(slots.flatMap((slot) => (slot === null ? [] : [store.releaseSlot(slot)])));
}

/**
 * Claims one of the numbered slots, each of which only one caller can create: storage has no
 * counter, and the last write wins. The slot after the last known one is tried first; if it is taken,
 * random ones, so that callers do not queue for the same. After 63 taken ones the budget counts as
 * used up: it is then at least nine tenths full, all but certainly.
 * @returns the claimed slot, or null when the budget is used up
 */
export async function claimSlot(
  { store, random }: SlotContext,
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
    await releaseSlots(store, spare);
    if (mine !== undefined) return mine;
    if (slots.length === 0) return null;
  }
  return null;
}
