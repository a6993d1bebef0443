import type { ReactNode } from 'react';
import { useShell } from '../page/shell-context';
import { FAULT_PARTS, faultOf, scopeOf, withScope, type FaultPart, type Faults, type FaultSetting } from './fault-names';

/** A choice for each part that can fail. They concern the app's calls; the page itself continues. */
export function FaultSwitches({ faults, onChange }: { faults: Faults; onChange: (change: Partial<Faults>) => void }): ReactNode {
  const { session } = useShell();
  return FAULT_PARTS.map((part) => {
    const isElsewhere = ['endpoint', 'dialect'].includes(part.part) && !session.endpoint.isEmbedded;
    const change = (setting: FaultSetting): void => onChange({ [part.part]: setting });
    return (
      <span key={part.part} className="fault-switch">
        <FaultChoice part={part} setting={faults[part.part]} isElsewhere={isElsewhere} onChange={change} />
        <ScopeChoice part={part} setting={faults[part.part]} onChange={change} />
      </span>
    );
  });
}

interface ChoiceProps {
  part: FaultPart;
  setting: FaultSetting;
  onChange: (setting: FaultSetting) => void;
}

/** `isElsewhere`: the part is not the host's own, so that it cannot make it fail. */
function FaultChoice({ part, setting, isElsewhere, onChange }: ChoiceProps & { isElsewhere: boolean }): ReactNode {
  const id = `fault-of-${part.part}`;
  return (
    <>
      {/* Beside the choice and not around it: its options are no part of its name. */}
      <label htmlFor={id}>{part.name}</label>
      <select
        id={id}
        className="plain-select"
        data-testid={part.part === 'endpoint' ? 'fault-switch' : `fault-switch-${part.part}`}
        disabled={isElsewhere}
        title={isElsewhere ? 'Only the embedded endpoint fails on demand or takes on a dialect.' : undefined}
        value={faultOf(setting) ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{part.none}</option>
        {Object.entries(part.faults).map(([fault, meaning]) => (
          <option key={fault} value={fault}>
            {meaning}
          </option>
        ))}
      </select>
    </>
  );
}

/** Which calls meet the fault; nothing to choose while there is none. */
function ScopeChoice({ part, setting, onChange }: ChoiceProps): ReactNode {
  const fault = faultOf(setting);
  if (fault === null) return null;
  const chosen = scopeOf(setting, part);
  return (
    <select
      className="plain-select"
      aria-label={`Which calls of ${part.name.toLowerCase()} fail`}
      data-testid={`fault-scope-${part.part}`}
      value={chosen}
      onChange={(event) => {
        const scope = part.scopes[Number(event.target.value)];
        if (scope !== undefined) onChange(withScope(fault, scope));
      }}
    >
      {chosen < 0 ? <option value={-1}>some calls</option> : null}
      {part.scopes.map(({ name }, index) => (
        <option key={name} value={index}>
          {name}
        </option>
      ))}
    </select>
  );
}
