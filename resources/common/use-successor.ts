import { useState } from 'react';

interface Successor {
  /** For the control that is to have the focus. */
  key: string;
  autoFocus: boolean;
  /** Gives it the focus, which goes nowhere when the control that was pressed vanishes. */
  takeOver: () => void;
}

/** A control that takes the focus over: UI Kit can focus nothing but what is mounted anew with `autoFocus`. */
export function useSuccessor(): Successor {
  const [turn, setTurn] = useState(0);
  return { key: `successor-${turn}`, autoFocus: turn > 0, takeOver: () => setTurn((now) => now + 1) };
}
