import { Stack, Text } from '@forge/react';
import React from 'react';
import type { Statistics } from '../../../src/contract/admin';
import { DECISION_KINDS, SURFACES } from '../../../src/contract/event-verbs';
import { numeral } from '../../../src/contract/text';
import { PlainTable } from '../../common/plain-table';
import { Section } from '../../common/section';
import { strings } from '../../common/strings/admin';
import { halfWithin } from './half-within';

const texts = strings.admin.quality;

/** Where people decide, and how old issues are when somebody triages them. Draws nothing before that was noted. */
export function PaceSection({ surfaces, ages, days }: Pick<Statistics, 'surfaces' | 'ages' | 'days'>) {
  if (surfaces.length === 0) return null;
  const countOf = (via: string, kind: string) => surfaces.find((each) => each.via === via && each.kind === kind)?.count ?? 0;
  const now = halfWithin(ages.now);
  const before = ages.before === null ? null : halfWithin(ages.before);
  return (
    <Section title={texts.pace} intro={texts.paceIntro} size="small">
      <Stack space="space.050" testId="pace">
        {now !== null && <Text>{texts.paceNow(texts.ages[now.place] ?? '', now.of)}</Text>}
        {before !== null && <Text>{texts.paceBefore(texts.ages[before.place] ?? '', before.of, days)}</Text>}
      </Stack>
      <PlainTable
        heads={texts.surfaceHeads}
        rows={SURFACES.map((via) => [texts.surfaces[via], ...DECISION_KINDS.map((kind) => numeral(countOf(via, kind)))])}
        testId="surface-table"
      />
    </Section>
  );
}
