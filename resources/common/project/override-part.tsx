import React, { type ReactNode } from 'react';
import { Button, Heading, Inline, Lozenge, Stack } from '@forge/react';
import { projectStrings as texts } from '../strings/project';

interface OverridePartProps {
  part: keyof typeof texts.words;
  title: string;
  isOverridden: boolean;
  onOverride: () => void;
  onReset: () => void;
  /** What the site says. */
  inherited: ReactNode;
  children: ReactNode;
}

/** One thing that a project inherits or has of its own, with the way from one to the other. */
export function OverridePart({ part, title, isOverridden, onOverride, onReset, inherited, children }: OverridePartProps) {
  return (
    <Stack space="space.100" testId={`override-${part}`}>
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Heading as="h3" size="small">
          {title}
        </Heading>
        <Lozenge appearance={isOverridden ? 'inprogress' : 'default'} testId={`origin-${part}`}>
          {isOverridden ? texts.overridden : texts.inherited}
        </Lozenge>
      </Inline>
      {isOverridden ? children : inherited}
      <Inline>
        <Button spacing="compact" onClick={isOverridden ? onReset : onOverride} testId={isOverridden ? `reset-${part}` : `change-${part}`}>
          {isOverridden ? texts.reset(texts.words[part]) : texts.override(texts.words[part])}
        </Button>
      </Inline>
    </Stack>
  );
}
