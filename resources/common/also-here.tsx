import { Inline, Text, User } from '@forge/react';
import React from 'react';
import * as strings from './strings';

/** Who else is on an issue, under the names that the reader's own Jira shows. */
export function AlsoHere({ people, testId }: { people: readonly string[]; testId: string }) {
  if (people.length === 0) return null;
  return (
    <Inline space="space.100" rowSpace="space.0" alignBlock="center" shouldWrap testId={testId}>
      <Text size="small" color="color.text.subtle">
        {strings.common.alsoHere}
      </Text>
      {people.map((accountId) => (
        <User key={accountId} accountId={accountId} />
      ))}
    </Inline>
  );
}
