import type { Judged } from '../decisions/learn-resolved';

/** With fewer, chance decides. */
const FEWEST_ASKED = 20;
/** Standard errors by which two shares differ by chance once in twenty times. */
const CLEARLY = 2;
/** A difference that nobody would notice is none. */
const LEAST_DIFFERENCE = 0.05;

/** Whether first proposals have become less often right than in the backtest, by more than chance explains (two-proportion z-test). */
export function hasDrifted(before: Judged, since: Judged): boolean {
  if (before.asked < FEWEST_ASKED || since.asked < FEWEST_ASKED) return false;
  const all = (before.right + since.right) / (before.asked + since.asked);
  const error = Math.sqrt(all * (1 - all) * (1 / before.asked + 1 / since.asked));
  const difference = before.right / before.asked - since.right / since.asked;
  return difference > Math.max(LEAST_DIFFERENCE, CLEARLY * error);
}
