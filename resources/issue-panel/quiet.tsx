import { Text } from '@forge/react';
import React, { type ReactNode } from 'react';

/** What only whoever looks for it has to see: the eye belongs to what will change. */
export function Quiet({ children, ...place }: { children: ReactNode; as?: 'span'; testId?: string }) {
  return (
    <Text size="small" color="color.text.subtlest" {...place}>
      {children}
    </Text>
  );
}
