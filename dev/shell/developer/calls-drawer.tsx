import type { ReactNode } from 'react';
import { useShell } from '../page/shell-context';
import { useLoaded } from '../page/use-loaded';

type Call = Record<string, unknown>;

/** One line for a call: the short texts and numbers that it has, in their order. */
export function callLine(call: Call): string {
  return Object.entries(call)
    .filter(([, value]) => typeof value === 'number' || (typeof value === 'string' && value.length <= 120))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(' · ');
}

/** What the app's functions called, newest first. */
export function CallsDrawer({ onClose }: { onClose(): void }): ReactNode {
  const { client } = useShell();
  const { data, error, reload } = useLoaded('calls', () => client.get<{ calls: Call[] }>('/host/calls'));
  return (
    <div className="calls" data-testid="calls" role="region" aria-label="Calls">
      <div className="calls-head">
        <strong>Calls</strong>
        <button type="button" className="plain-button" onClick={() => void reload()}>
          Read again
        </button>
        <button type="button" className="plain-button" onClick={onClose}>
          Close
        </button>
      </div>
      {error ? <p role="alert">{error.message}</p> : null}
      {data?.calls.length === 0 ? <p>None yet.</p> : null}
      {[...(data?.calls ?? [])].reverse().map((call, index) => (
        <details key={index}>
          <summary>{callLine(call)}</summary>
          <pre>{JSON.stringify(call, null, 2)}</pre>
        </details>
      ))}
    </div>
  );
}
