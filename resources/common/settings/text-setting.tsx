import { ErrorMessage, HelperMessage, Label, Stack, TextArea, Textfield } from '@forge/react';
import React from 'react';

interface TextSettingProps {
  /** Also the test id. */
  id: string;
  label: string;
  help?: string;
  initial: string;
  fault: string | null;
  /** `lines` is a box for several lines. */
  type?: 'text' | 'number' | 'password' | 'lines';
  maxLength?: number;
  /** It has come in the place of the button that was pressed. */
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

/** A labeled input that keeps its own text, so that no keystroke waits for the app. */
export function TextSetting({ id, label, help, initial, fault, type = 'text', maxLength, autoFocus = false, onChange }: TextSettingProps) {
  const common = {
    id,
    name: id,
    testId: id,
    defaultValue: initial,
    autoFocus,
    isInvalid: fault !== null,
    onChange: (event: { target: { value?: unknown } }) => onChange(typeof event.target.value === 'string' ? event.target.value : ''),
  };
  return (
    <Stack space="space.0">
      <Label labelFor={id}>{label}</Label>
      {type === 'lines' ? (
        <TextArea {...common} maxLength={maxLength} minimumRows={4} maxHeight="320px" resize="smart" spellCheck={false} />
      ) : (
        <Textfield {...common} maxLength={maxLength} type={type} width={type === 'number' ? 'small' : undefined} />
      )}
      {fault !== null && <ErrorMessage testId={`${id}-fault`}>{fault}</ErrorMessage>}
      {help !== undefined && <HelperMessage>{help}</HelperMessage>}
    </Stack>
  );
}
