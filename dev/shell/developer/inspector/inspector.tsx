import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useShell } from '../../page/shell-context';
import { CALL_KINDS, type CallKind } from './call-outline';
import { InvocationView } from './invocation-view';
import { groupCalls, leadingRun } from './timeline';
import { toggled } from './toggled';
import { useCalls } from './use-calls';

const KIND_NAMES: Record<CallKind, string> = {
  resolver: 'Resolver',
  action: 'Action',
  consumer: 'Consumer',
  schedule: 'Schedule',
  trigger: 'Trigger',
  jira: 'Jira',
  storage: 'Storage',
  queue: 'Queue',
  endpoint: 'Endpoint',
  realtime: 'Realtime',
};

/** What the app's functions do, live: each run on a time axis, with everything that was sent and that came back. */
export function Inspector({ onClose }: { onClose: () => void }): ReactNode {
  const { client } = useShell();
  const { calls, readAt, error, clear } = useCalls(client);
  const [kinds, setKinds] = useState<ReadonlySet<CallKind>>(new Set(CALL_KINDS));
  const [openCalls, setOpenCalls] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const invocations = groupCalls(calls, readAt);
  const leading = leadingRun(invocations);
  // One that someone looks into stays open.
  const isOpen = (id: string): boolean => chosen.get(id) ?? id === leading?.id;
  const choose = (id: string, open: boolean): void => setChosen((last) => new Map(last).set(id, open));
  return (
    <div className="inspector" data-testid="calls" role="region" aria-label="Inspector" onKeyDown={(event) => onKey(event, onClose)}>
      <div className="inspector-head">
        <h2 ref={heading} tabIndex={-1}>
          Inspector
        </h2>
        <div className="inspector-kinds" role="group" aria-label="Kinds of calls">
          {CALL_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              className="plain-button kind-switch"
              aria-pressed={kinds.has(kind)}
              onClick={() => setKinds(toggled(kinds, kind))}
            >
              <span className={`kind-dot kind-${kind}`} aria-hidden="true" />
              {KIND_NAMES[kind]}
            </button>
          ))}
        </div>
        <div className="inspector-actions">
          <button type="button" className="plain-button" onClick={() => void clear()}>
            Clear
          </button>
          <button type="button" className="plain-button" onClick={onClose}>
            Close
          </button>
        </div>
      </div>
      {error === null ? null : <p role="alert">{error}</p>}
      {invocations.length === 0 ? <p className="subtle">No calls yet. Use the app, and its calls appear here.</p> : null}
      {invocations.map((invocation) => (
        <InvocationView
          key={invocation.id}
          invocation={invocation}
          kinds={kinds}
          now={readAt}
          isOpen={isOpen(invocation.id)}
          onToggle={() => choose(invocation.id, !isOpen(invocation.id))}
          openCalls={openCalls}
          onToggleCall={(id) => {
            setOpenCalls(toggled(openCalls, id));
            choose(invocation.id, true);
          }}
        />
      ))}
    </div>
  );
}

/** Escape closes; the arrows go from line to line, past what is open between them. */
function onKey(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  if (event.key === 'Escape') onClose();
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const index = lines.indexOf(event.target as HTMLElement);
  if (index < 0) return;
  event.preventDefault();
  lines[index + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}
