import { Box, Label, xcss } from '@forge/react';
import React from 'react';

const unseen = xcss({ display: 'inline-block', width: '1px', height: '1px', overflow: 'hidden' });

/** For ears only: UI Kit has nothing that hides a text from the eyes alone, and no button takes a name but its text. */
export function Unseen({ text }: { text: string }) {
  return <Box xcss={unseen}>{text}</Box>;
}

/** The name of an input whose meaning the row around it shows to the eyes. */
export function UnseenLabel({ labelFor, text }: { labelFor: string; text: string }) {
  return (
    <Box xcss={unseen}>
      <Label labelFor={labelFor}>{text}</Label>
    </Box>
  );
}
