import type { ReactNode } from 'react';
import { CallDetails } from './call-details';
import { durationOf, outcomeOf, type CallOutline } from './call-outline';

export interface CallRowProps {
  call: CallOutline;
  bar: { left: number; width: number };
  isOpen: boolean;
  onToggle: () => void;
}

/** One call: a line with its bar on the time axis, and below it, when it is open, what was said. */
export function CallRow({ call, bar, isOpen, onToggle }: CallRowProps): ReactNode {
  const { text, tone } = outcomeOf(call);
  return (
    <li data-testid={`call-${call.kind}`}>
      <button type="button" className="call-line" data-row aria-expanded={isOpen} onClick={onToggle}>
        <span className={`call-kind kind-${call.kind}`}>{call.kind}</span>
        <span className="call-summary">{call.summary}</span>
        <span className="call-track" aria-hidden="true">
          <span
            className={`call-bar kind-${call.kind} ${call.end === undefined ? 'call-live' : ''}`}
            style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
          />
        </span>
        <span className={`call-outcome tone-${tone}`}>
          {text}
          {call.fault === undefined ? '' : ' (fault)'}
        </span>
        <span className="call-duration">{durationOf(call)}</span>
      </button>
      {isOpen ? <CallDetails call={call} /> : null}
    </li>
  );
}
