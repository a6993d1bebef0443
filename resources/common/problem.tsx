import { SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import type { ErrorBody } from '../../src/contract/error-body';
import { translate } from '../../src/contract/text';
import { appearanceOf, detailLines } from './error-message';

/** A failure in words: what happened and what to do, then the facts. What can be done stands beside it, as buttons. */
export function Problem({ error }: { error: ErrorBody }) {
  return (
    <SectionMessage appearance={appearanceOf(error)} testId={`problem-${error.code}`}>
      <Stack space="space.050">
        <Text>{translate(error)}</Text>
        {detailLines(error).map((line) => (
          <Text key={line} size="small">
            {line}
          </Text>
        ))}
      </Stack>
    </SectionMessage>
  );
}
