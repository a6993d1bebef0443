import type { ReactNode } from 'react';
import { useShell } from '../page/shell-context';
import { useLoaded } from '../page/use-loaded';

/** The parts of a recorded call that its line shows; everything else it holds is shown below. */
interface Call {
  id: string;
  kind: string;
  summary: string;
  /** Milliseconds since 1970. */
  start: number;
  end?: number;
  status?: number;
  error?: string;
}

function callLine({ kind, summary, start, end, status, error }: Call): string {
  const duration = end === undefined ? 'under way' : `${Math.round(end - start)} ms`;
  return [kind, summary, status, error, duration].filter((part) => part !== undefined).join(' · ');
}

/** What the app's functions called, newest first. */
export function CallsDrawer({ onClose }: { onClose: () => void }): ReactNode {
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
      {[...(data?.calls ?? [])].reverse().map((call) => (
        <details key={call.id}>
          <summary>{callLine(call)}</summary>
          <pre>{JSON.stringify(call, null, 2)}</pre>
        </details>
      ))}
    </div>
  );
}
