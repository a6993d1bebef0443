import { Heading, Stack, Text } from '@forge/react';
import React, { type ReactNode } from 'react';

interface SectionProps {
  title: string;
  intro?: string;
  /** `small` for a part of a section. */
  size?: 'medium' | 'small';
  testId?: string;
  children?: ReactNode;
}

/** A titled part of a page. */
export function Section({ title, intro, size = 'medium', testId, children }: SectionProps) {
  return (
    <Stack space={size === 'medium' ? 'space.200' : 'space.100'} testId={testId}>
      <Stack space="space.050">
        <Heading as={size === 'medium' ? 'h2' : 'h3'} size={size === 'medium' ? 'medium' : 'small'}>
          {title}
        </Heading>
        {intro !== undefined && <Text color="color.text.subtle">{intro}</Text>}
      </Stack>
      {children}
    </Stack>
  );
}
