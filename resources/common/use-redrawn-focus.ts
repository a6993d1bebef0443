import { useState } from 'react';

export interface RedrawnFocus {
  /** Says which control is about to draw the form anew. */
  claim: (control: string) => void;
  /** Whether a control is to be mounted with `autoFocus`: it drew what is shown. */
  has: (control: string) => boolean;
}

/**
 * For a form that is drawn anew when something fills it, the control that was pressed too: that one gets the focus back.
 *
 * @param revision grows by one each time the form is filled
 * @param first the control that has the focus when the form is drawn first, or null
 */
export function useRedrawnFocus(revision: number, first: string | null): RedrawnFocus {
  const [claimed, setClaimed] = useState({ control: first, revision });
  return {
    claim: (control) => setClaimed({ control, revision: revision + 1 }),
    has: (control) => claimed.control === control && claimed.revision === revision,
  };
}
