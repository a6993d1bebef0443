import { TextArea } from '@forge/react';
import React from 'react';

interface ReadOnlyTextProps {
  /** Also the test id. */
  id: string;
  text: string;
  minimumRows?: number;
}

/** Text to read and to copy: there is no clipboard for an app, but a box in which everything can be selected. */
export function ReadOnlyText({ id, text, minimumRows = 3 }: ReadOnlyTextProps) {
  return (
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
  );
}
