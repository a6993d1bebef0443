import { Stack, Text } from '@forge/react';
import React from 'react';
import type { SuggestionOutcome } from '../../src/contract/panel';
import { changeLines } from './outcome-lines';

/** What accepting changed, line by line. Draws nothing where nothing was changed. */
export function Outcome({ outcome }: { outcome: Exclude<SuggestionOutcome, { kind: 'open' }> }) {
  const lines = changeLines(outcome);
  if (lines.length === 0) return null;
  return (
    <Stack space="space.050" testId={`outcome-${outcome.kind}`}>
      {lines.map((line) => (
        <Text key={line} weight="medium">
          {line}
        </Text>
      ))}
    </Stack>
  );
}
