import { Stack, Text } from '@forge/react';
import React from 'react';
import type { ConnectionReport } from '../../../src/contract/admin';
import { strings } from '../../common/strings/admin';

const texts = strings.admin.test;

/** Everything that a test found: what it is, and what to do about it. */
export function Findings({ report }: { report: ConnectionReport }) {
  return (
    <Stack space="space.100" testId="findings">
      {report.findings.map((finding) => (
        <Stack key={finding} space="space.0">
          <Text weight="semibold">{texts.findings[finding].what}</Text>
          <Text>{texts.findings[finding].todo}</Text>
        </Stack>
      ))}
      {report.status !== null && <Text size="small">{texts.status(report.status)}</Text>}
    </Stack>
  );
}
