import type { DuplicateMode } from './queue-types';

/** One event in ten, which is far more than on Forge, so that a developer meets it. */
const SHARE = 0.1;

/** Which events come twice, and when. The same ones after each start. */
export function createDuplicates(initial: DuplicateMode): {
  mode: DuplicateMode;
  /** Null: the event comes once. */
  next: () => 'after' | 'together' | null;
} {
  const random = createRandom(20_261);
  const duplicates = {
    mode: initial,
    next(): 'after' | 'together' | null {
      if (duplicates.mode === 'none') return null;
      if (duplicates.mode !== 'sometimes') return duplicates.mode;
      if (random() >= SHARE) return null;
      return random() < 0.5 ? 'after' : 'together';
    },
  };
  return duplicates;
}

/** A linear congruential generator (Numerical Recipes): enough to spread, and the same on every machine. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
