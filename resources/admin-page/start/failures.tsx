import { Inline, Stack, Text } from '@forge/react';
import React from 'react';
import type { Activity } from '../../../src/contract/admin';
import { formatTime } from '../../common/format';
import { strings } from '../../common/strings/admin';

const texts = strings.admin.overview;

/** The newest failure of each kind. */
export function Failures({ failures }: { failures: Activity['failures'] }) {
  if (failures.length === 0) return <Text color="color.text.subtle">{texts.noFailures}</Text>;
  return (
    <Stack space="space.050" testId="failures">
      {failures.map(({ code, at, status }) => (
        <Inline key={code} space="space.100" rowSpace="space.0" shouldWrap>
          <Text>{texts.codes[code]}</Text>
          <Text color="color.text.subtle">
            {[texts.failedAt(formatTime(at)), ...(status === null ? [] : [texts.status(status)])].join(', ')}
          </Text>
        </Inline>
      ))}
    </Stack>
  );
}
