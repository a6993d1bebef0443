import { Checkbox } from '@forge/react';
import React from 'react';

interface CheckSettingProps {
  /** Also the test id. */
  id: string;
  label: string;
  initial: boolean;
  onChange: (isChecked: boolean) => void;
}

/** A yes-or-no decision. */
export function CheckSetting({ id, label, initial, onChange }: CheckSettingProps) {
  return (
    <Checkbox
      id={id}
      name={id}
      testId={id}
      label={label}
      defaultChecked={initial}
      onChange={(event) => onChange(event.target.checked === true)}
    />
  );
}
