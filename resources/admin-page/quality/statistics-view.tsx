import { Box, DynamicTable, HelperMessage, Label, LineChart, StackBarChart, Stack, Text } from '@forge/react';
import React from 'react';
import type { Statistics } from '../../../src/contract/admin';
import { ReadOnlyText } from '../../common/read-only-text';
import { Section } from '../../common/section';
import { strings } from '../../common/strings/admin';
import { acceptedPercent, COUNTS, statisticsRows, statisticsText, type StatisticsRow } from './statistics-table';

const texts = strings.admin.quality;

/** Decisions on proposals; `proposed` is what they add up to, not one of them. */
const DECISIONS = ['accepted', 'changed', 'dismissed', 'undone'] as const;

const ROWS = 15;

/** Charts by day and by field, the table, and the same to copy. */
export function StatisticsView({ statistics }: { statistics: Statistics }) {
  const rows = statisticsRows(statistics);
  const byDay = statistics.byDay.flatMap(({ day, counts }) =>
    (['proposed', 'accepted'] as const).map((kind) => ({ day: day.slice(5), count: counts[kind], kind: texts.counts[kind] })),
  );
  const byField = statistics.fields.flatMap(({ field, counts }) =>
    DECISIONS.map((kind) => ({ field: strings.common.fieldNames[field], count: counts[kind], kind: texts.counts[kind] })),
  );
  return (
    <Stack space="space.300" testId="statistics">
      <Text>{texts.suggestions(statistics.suggestions, statistics.days)}</Text>
      <LineChart title={texts.byDay} data={byDay} xAccessor="day" yAccessor="count" colorAccessor="kind" height={240} />
      <StackBarChart title={texts.byField} data={byField} xAccessor="field" yAccessor="count" colorAccessor="kind" height={240} />
      <Section title={texts.table} size="small">
        <StatisticsTable rows={rows} />
        <Stack space="space.0">
          {DECISIONS.map((count) => (
            <Text key={count} size="small" color="color.text.subtle">{`${texts.counts[count]}: ${texts.help[count]}`}</Text>
          ))}
        </Stack>
      </Section>
      <Stack space="space.0">
        <Label labelFor="statistics-text">{texts.copy}</Label>
        <ReadOnlyText id="statistics-text" text={statisticsText(rows)} />
        <HelperMessage>{texts.copyHelp}</HelperMessage>
      </Stack>
    </Stack>
  );
}

function StatisticsTable({ rows }: { rows: StatisticsRow[] }) {
  const heads = [texts.field, texts.value, ...COUNTS.map((count) => texts.counts[count]), texts.rate];
  return (
    <Box xcss={{ overflowX: 'auto' }} testId="statistics-table">
      <DynamicTable
        head={{ cells: heads.map((content) => ({ key: content, content })) }}
        rows={rows.map((row) => ({
          key: `${row.field}/${row.value}`,
          cells: cellsOf(row).map((content, index) => ({ key: `${row.field}/${row.value}/${index}`, content })),
        }))}
        rowsPerPage={rows.length > ROWS ? ROWS : undefined}
      />
    </Box>
  );
}

function cellsOf({ field, value, counts }: StatisticsRow): string[] {
  const percent = acceptedPercent(counts);
  return [field, value, ...COUNTS.map((count) => String(counts[count])), percent === null ? '–' : texts.rateValue(percent)];
}
