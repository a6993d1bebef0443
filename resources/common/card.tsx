import { Box, xcss } from '@forge/react';
import React, { type ReactNode } from 'react';

const card = xcss({
  borderColor: 'color.border',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  borderRadius: 'radius.large',
  padding: 'space.200',
});

/** A frame around what belongs together. */
export function Card({ children, testId }: { children: ReactNode; testId?: string }) {
  return (
    <Box xcss={card} testId={testId}>
      {children}
    </Box>
  );
}
