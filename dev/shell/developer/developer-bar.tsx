import { type ReactNode, useRef, useState } from 'react';
import { useShell } from '../page/shell-context';
import { useLoaded } from '../page/use-loaded';
import { describeFaults, NO_FAULTS, type Faults } from './fault-names';
import { FaultSwitches } from './fault-switches';
import { Inspector } from './inspector/inspector';
import { ScheduleButtons } from './schedule-buttons';
import './developer.css';

/** The bar for whoever develops the app; Jira has none. */
export function DeveloperBar(): ReactNode {
  const { client, session } = useShell();
  const [isOpen, setIsOpen] = useState(false);
  /** On narrow screens only; elsewhere there is room for the tools. */
  const [isUnfolded, setIsUnfolded] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const loaded = useLoaded('faults', () => client.get<Faults>('/host/faults'));
  const faults = loaded.data ?? NO_FAULTS;
  const wrong = describeFaults(faults);
  const change = async (next: Partial<Faults>): Promise<void> => {
    await client.post('/host/faults', next);
    await loaded.reload();
  };
  const close = (): void => {
    setIsOpen(false);
    toggle.current?.focus();
  };
  return (
    <footer className="developer-bar">
      {isOpen ? <Inspector onClose={close} /> : null}
      {wrong === null ? null : (
        <div className="fault-sign" role="status" data-testid="fault-sign">
          <span>
            <strong>Faults on demand:</strong> {wrong}.
          </span>
          <button type="button" className="plain-button" onClick={() => void change(NO_FAULTS)}>
            Clear all faults
          </button>
        </div>
      )}
      <div className="developer-line">
        <strong>Offline host</strong>
        <span className="developer-endpoint" title={session.endpoint.baseUrl}>
          {session.endpoint.model}
        </span>
        <button
          type="button"
          className="plain-button developer-fold"
          data-testid="tools-toggle"
          aria-expanded={isUnfolded}
          aria-controls="developer-tools"
          onClick={() => setIsUnfolded(!isUnfolded)}
        >
          Tools
        </button>
        <div id="developer-tools" className={isUnfolded ? 'developer-tools unfolded' : 'developer-tools'}>
          <div className="fault-switches">
            <FaultSwitches faults={faults} onChange={(next) => void change(next)} />
          </div>
          <ScheduleButtons />
        </div>
        <button
          ref={toggle}
          type="button"
          className="plain-button"
          data-testid="calls-toggle"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          Inspector
        </button>
      </div>
    </footer>
  );
}
