import { useState } from 'react';

export interface HeldFocus {
  /** Whether one of the watched controls has the focus, or had it when it vanished. */
  isHeld: boolean;
  watch: { onFocus: () => void; onBlur: () => void };
}

/**
 * For controls that take each other's place while nobody presses anything: whoever comes next is mounted with `autoFocus` where
 * the focus was held. A control that vanishes reports no `blur`, and one that was left does, so nobody loses another place.
 */
export function useHeldFocus(): HeldFocus {
  const [isHeld, setIsHeld] = useState(false);
  return { isHeld, watch: { onFocus: () => setIsHeld(true), onBlur: () => setIsHeld(false) } };
}
