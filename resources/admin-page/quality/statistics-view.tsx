import { HelperMessage, LineChart, StackBarChart, Stack, Text } from '@forge/react';
import React from 'react';
import type { Statistics } from '../../../src/contract/admin';
import type { DecisionCounts } from '../../../src/contract/event-verbs';
import { numeral } from '../../../src/contract/text';
import { formatDayOfYear } from '../../common/format';
import { ReadOnlyText } from '../../common/read-only-text';
import { Section } from '../../common/section';
import { strings } from '../../common/strings/admin';
import { DecidedSection } from './decided-section';
import { PlainTable } from '../../common/plain-table';
import { PaceSection } from './pace-section';
import { COUNTS, statisticsRows, statisticsText } from './statistics-table';

const texts = strings.admin.quality;

/** Decisions on proposals; `proposed` is what they add up to, not one of them. Both charts have them in this order, which gives each its color. */
const DECISIONS = ['accepted', 'changed', 'dismissed', 'undone'] as const;

/** Both charts count decisions, a color for each kind. */
const CHART = { yAccessor: 'count', colorAccessor: 'kind', height: 240 };

/** What is right, charts by day and by field, the table, and the same to copy. */
export function StatisticsView({ statistics }: { statistics: Statistics }) {
  const rows = statisticsRows(statistics);
  const kindsOf = (counts: DecisionCounts) => DECISIONS.map((kind) => ({ count: counts[kind], kind: texts.counts[kind] }));
  const byDay = statistics.byDay.flatMap(({ day, counts }) => kindsOf(counts).map((each) => ({ ...each, day: formatDayOfYear(day) })));
  const byField = statistics.fields.flatMap(({ field, counts }) =>
    kindsOf(counts).map((each) => ({ ...each, field: strings.common.fieldNames[field] })),
  );
  return (
    <Stack space="space.300" testId="statistics">
      <Text>{texts.suggestions(statistics.suggestions, statistics.days)}</Text>
      <DecidedSection decided={statistics.decided} />
      <PaceSection surfaces={statistics.surfaces} ages={statistics.ages} days={statistics.days} />
      <LineChart title={texts.byDay} subtitle={texts.dayAxes} data={byDay} xAccessor="day" {...CHART} />
      <StackBarChart title={texts.byField} subtitle={texts.fieldAxes} data={byField} xAccessor="field" {...CHART} />
      <Section title={texts.table} size="small">
        <PlainTable
          heads={[texts.field, texts.value, ...COUNTS.map((count) => texts.counts[count])]}
          rows={rows.map(({ field, value, counts }) => [field, value, ...COUNTS.map((count) => numeral(counts[count]))])}
          testId="statistics-table"
        />
        <Stack space="space.0">
          {DECISIONS.map((count) => (
            <Text key={count} size="small" color="color.text.subtle">{`${texts.counts[count]}: ${texts.help[count]}`}</Text>
          ))}
        </Stack>
      </Section>
      <Stack space="space.0">
        <ReadOnlyText id="statistics-text" label={texts.copy} text={statisticsText(rows)} />
        <HelperMessage>{texts.copyHelp}</HelperMessage>
      </Stack>
    </Stack>
  );
}
