/** Milliseconds after which the focus has left the panel, and has not only moved on within it. */
const LEAVING_TIME = 100;

/** Where the keyboard focus is, as far as controls that vanish tell of it. `onReturn`: somebody has come back to the panel. */
export function createFocusWatch(schedule: (task: () => void, milliseconds: number) => () => void, onReturn: () => void) {
  let isHeld = false;
  let isAway = true;
  let stopLeaving = (): void => undefined;

  return {
    set(next: boolean): void {
      isHeld = next;
      stopLeaving();
      if (!next) {
        stopLeaving = schedule(() => (isAway = true), LEAVING_TIME);
        return;
      }
      const hasReturned = isAway;
      isAway = false;
      if (hasReturned) onReturn();
    },
    /** The control that has the focus is about to go. @returns whether one had it */
    release(): boolean {
      const held = isHeld;
      isHeld = false;
      return held;
    },
    close: () => stopLeaving(),
  };
}
