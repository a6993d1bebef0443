import type { ReactNode } from 'react';
import { useShell } from '../page/shell-context';
import { FAULT_PARTS, type FaultPart, type Faults } from './fault-names';

/** A choice for each part that can fail. They concern the app's calls; the page itself goes on. */
export function FaultSwitches({ faults, onChange }: { faults: Faults; onChange: (change: Partial<Faults>) => void }): ReactNode {
  const { session } = useShell();
  return FAULT_PARTS.map((part) => {
    const isElsewhere = part.part === 'endpoint' && !session.endpoint.isEmbedded;
    return <FaultSwitch key={part.part} {...part} value={faults[part.part]} isElsewhere={isElsewhere} onChange={onChange} />;
  });
}

interface FaultSwitchProps extends FaultPart {
  value: string | null;
  /** The part is not the host's own, so that it cannot make it fail. */
  isElsewhere: boolean;
  onChange: (change: Partial<Faults>) => void;
}

function FaultSwitch({ part, name, faults, value, isElsewhere, onChange }: FaultSwitchProps): ReactNode {
  return (
    <label>
      {name}{' '}
      <select
        className="plain-select"
        data-testid={part === 'endpoint' ? 'fault-switch' : `fault-switch-${part}`}
        disabled={isElsewhere}
        title={isElsewhere ? 'Only the embedded endpoint fails on demand.' : undefined}
        value={value ?? ''}
        onChange={(event) => onChange({ [part]: event.target.value === '' ? null : event.target.value })}
      >
        <option value="">works</option>
        {Object.entries(faults).map(([fault, meaning]) => (
          <option key={fault} value={fault}>
            {meaning}
          </option>
        ))}
      </select>
    </label>
  );
}
