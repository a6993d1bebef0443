import { Textfield } from '@forge/react';
import React from 'react';

interface PlainInputProps {
  id: string;
  /** Said by screen readers; nothing is shown but the placeholder. */
  placeholder: string;
  initial: string;
  isInvalid?: boolean;
  maxLength?: number;
  onChange: (value: string) => void;
}

/** An input whose meaning the row around it shows. It keeps its own text, so that no keystroke waits for the app. */
export function PlainInput({ id, placeholder, initial, isInvalid = false, maxLength, onChange }: PlainInputProps) {
  return (
    <Textfield
      id={id}
      name={id}
      testId={id}
      isCompact
      placeholder={placeholder}
      defaultValue={initial}
      isInvalid={isInvalid}
      maxLength={maxLength}
      onChange={(event) => onChange(typeof event.target.value === 'string' ? event.target.value : '')}
    />
  );
}
