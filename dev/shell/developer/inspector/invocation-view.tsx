import type { ReactNode } from 'react';
import { useShell } from '../../page/shell-context';
import { durationOf, outcomeOf, type CallKind } from './call-outline';
import { CallRow } from './call-row';
import { barOf, type Invocation } from './timeline';

export interface InvocationViewProps {
  invocation: Invocation;
  kinds: ReadonlySet<CallKind>;
  /** When the calls were read, milliseconds since 1970. */
  now: number;
  isOpen: boolean;
  onToggle: () => void;
  openCalls: ReadonlySet<string>;
  onToggleCall: (id: string) => void;
}

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** One run of a function: who ran what, how it ended, and its calls as bars on one time axis. */
export function InvocationView(props: InvocationViewProps): ReactNode {
  const { invocation, kinds, now, isOpen, onToggle, openCalls, onToggleCall } = props;
  const { session } = useShell();
  const { run, calls, start, end } = invocation;
  const outcome = run === null ? null : outcomeOf(run);
  const person = session.people.find(({ accountId }) => accountId === run?.accountId)?.displayName ?? 'nobody';
  const place = run?.issueKey ?? run?.projectKey;
  const shown = calls.filter(({ kind }) => kinds.has(kind));
  return (
    <section className="invocation" data-testid="invocation">
      <h3>
        <button type="button" className="invocation-line" data-row aria-expanded={isOpen} onClick={onToggle}>
          <span className="invocation-name">{run?.summary ?? 'A function that the recorder has forgotten'}</span>
          {run === null ? null : (
            <>
              {place === undefined ? null : <span>{place}</span>}
              <span>{person}</span>
              <span className={`tone-${outcome?.tone ?? 'neutral'}`}>{outcome?.text}</span>
              <span>{durationOf(run)}</span>
            </>
          )}
          <span className="subtle">
            {calls.length - (run === null ? 0 : 1)} calls · {new Date(start).toLocaleTimeString('en-GB')}
          </span>
        </button>
      </h3>
      {isOpen ? (
        <>
          <div className="call-axis" aria-hidden="true">
            <div className="call-ticks">
              {TICKS.map((part) => (
                <span key={part}>{Math.round((end - start) * part).toLocaleString('en')}</span>
              ))}
            </div>
            <span>ms</span>
          </div>
          <ol className="call-list">
            {shown.map((call) => (
              <CallRow
                key={call.id}
                call={call}
                bar={barOf(call, invocation, now)}
                isOpen={openCalls.has(call.id)}
                onToggle={() => onToggleCall(call.id)}
              />
            ))}
          </ol>
          {shown.length === 0 ? <p className="subtle">No calls of these kinds.</p> : null}
        </>
      ) : null}
    </section>
  );
}
