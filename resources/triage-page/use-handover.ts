import { useEffect, useState } from 'react';

export interface Watch {
  onFocus: () => void;
  onBlur: () => void;
}

/**
 * Gives the keyboard focus on when the control that has it is no longer drawn, by its own work or because something has come
 * to its end. A control that vanishes reports no `blur`, and one that the person leaves does.
 *
 * @param drawn the names of the controls that are drawn now
 * @returns what a control with such a name has to report
 */
export function useHandover(drawn: readonly string[], takeOver: () => void): (control: string) => Watch {
  const [held, setHeld] = useState<string | null>(null);
  const isLost = held !== null && !drawn.includes(held);
  useEffect(() => {
    if (isLost) takeOver();
    // Once for each control that is lost.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isLost]);
  return (control) => ({ onFocus: () => setHeld(control), onBlur: () => setHeld(null) });
}
