import { Stack, Text } from '@forge/react';
import React from 'react';
import type { Statistics } from '../../../src/contract/admin';
import { numeral } from '../../../src/contract/text';
import { Section } from '../../common/section';
import { strings } from '../../common/strings/admin';
import { decidedRows, splitOutcomes, type Outcome } from './decided-rows';
import { PlainTable } from '../../common/plain-table';

const texts = strings.admin.quality;

/** How right the recommended proposals are, and what is missed by holding the others back. */
export function DecidedSection({ decided }: { decided: Statistics['decided'] }) {
  if (decided.length === 0) return null;
  const { recommended, heldBack } = splitOutcomes(decided);
  const cells = ({ decided: count, accepted, rate }: Outcome) => [numeral(count), numeral(accepted), rate];
  return (
    <Section title={texts.byConfidence} intro={texts.byConfidenceIntro} size="small">
      <Stack space="space.050" testId="decided">
        <Text>{texts.recommended(recommended.rate, recommended.accepted, recommended.decided)}</Text>
        <Text>{texts.heldBack(heldBack.rate, heldBack.accepted, heldBack.decided)}</Text>
      </Stack>
      <PlainTable
        heads={texts.bandHeads}
        rows={decidedRows(decided).map((row) => [row.field, row.band, ...cells(row.recommended), ...cells(row.heldBack)])}
        testId="decided-table"
      />
    </Section>
  );
}
