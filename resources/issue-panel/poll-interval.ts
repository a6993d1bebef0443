const INTERVAL = 1_500;
const LATER_INTERVAL = 4_000;
const OFTEN_FOR = 30_000;

/** Milliseconds until the next look at a run that was waited for so long: often at first, when most runs end. */
export function pollInterval(waited: number): number {
  return waited < OFTEN_FOR ? INTERVAL : LATER_INTERVAL;
}
