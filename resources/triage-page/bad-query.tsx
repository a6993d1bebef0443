import { SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import { untriagedStrings as texts } from '../common/strings/untriaged';

/** Why the list cannot be shown: the project's own query, with what Jira says about it. */
export function BadQuery({ jql, faults }: { jql: string; faults: string[] }) {
  return (
    <SectionMessage appearance="warning" title={texts.badQuery} testId="bad-query">
      <Stack space="space.100">
        <Text>{texts.badQueryHelp}</Text>
        <Text color="color.text.subtle">{jql}</Text>
        {faults.map((fault) => (
          <Text key={fault}>{fault}</Text>
        ))}
      </Stack>
    </SectionMessage>
  );
}
