import { createRandom } from '../../random';
import type { DuplicateMode } from './queue-types';

/** One event in ten, which is far more than on Forge, so that a developer meets it. */
const ONE_IN = 10;

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
      if (!random.once(ONE_IN)) return null;
      return random.once(2) ? 'after' : 'together';
    },
  };
  return duplicates;
}
