import { type ReactNode, useState } from 'react';
import { useShell } from '../page/shell-context';
import { useLoaded } from '../page/use-loaded';
import { CallsDrawer } from './calls-drawer';

/** Faults that the host's endpoint shows on demand, with what they mean. */
const FAULTS: Readonly<Record<string, string>> = {
  down: 'does not answer',
  slow: 'answers slowly',
  '401': 'answers 401',
  '429': 'answers 429',
  '500': 'answers 500',
  html: 'answers an HTML page',
  cut: 'breaks off in the middle',
  'invalid-json': 'answers broken JSON',
  assignee: 'tries to set the assignee',
  empty: 'suggests nothing',
};

/** The bar for whoever develops the app; Jira has none. */
export function DeveloperBar(): ReactNode {
  const { client, session } = useShell();
  const [isOpen, setIsOpen] = useState(false);
  const faults = useLoaded('faults', () => client.get<{ endpoint: string | null }>('/host/faults'));
  const choose = async (fault: string): Promise<void> => {
    await client.post('/host/faults', { endpoint: fault === '' ? null : fault });
    await faults.reload();
  };
  return (
    <footer className="developer-bar">
      {isOpen ? <CallsDrawer onClose={() => setIsOpen(false)} /> : null}
      <div className="developer-line">
        <strong>Offline host</strong>
        <span className="developer-endpoint" title={session.endpoint.baseUrl}>
          {session.endpoint.model}
        </span>
        <label>
          Endpoint{' '}
          <select
            className="plain-select"
            data-testid="fault-switch"
            value={faults.data?.endpoint ?? ''}
            onChange={(event) => void choose(event.target.value)}
          >
            <option value="">works</option>
            {Object.entries(FAULTS).map(([fault, meaning]) => (
              <option key={fault} value={fault}>
                {meaning}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="plain-button"
          data-testid="calls-toggle"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          Calls
        </button>
      </div>
    </footer>
  );
}
