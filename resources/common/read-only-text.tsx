import { Inline, Label, Stack, TextArea } from '@forge/react';
import React, { type ReactNode } from 'react';

interface ReadOnlyTextProps {
  /** Also the test id. */
  id: string;
  /** What the text is; without it a screen reader calls the box nothing. */
  label: string;
  text: string;
  minimumRows?: number;
  /** Beside the label. */
  mark?: ReactNode;
}

/** Text to read and to copy: there is no clipboard for an app, but a box in which everything can be selected. */
export function ReadOnlyText({ id, label, text, minimumRows = 3, mark }: ReadOnlyTextProps) {
  return (
    <Stack space="space.0">
      <Inline space="space.100" alignBlock="center">
        <Label labelFor={id}>{label}</Label>
        {mark}
      </Inline>
      <TextArea
        id={id}
        name={id}
        testId={id}
        value={text}
        isReadOnly
        isMonospaced
        minimumRows={minimumRows}
        maxHeight="320px"
        resize="vertical"
        spellCheck={false}
      />
    </Stack>
  );
}
