import { Box, Button, DynamicTable, Heading, Inline, LineChart, Stack, Text } from '@forge/react';
import React from 'react';
import type { BacktestView as FieldBacktest, ProfileView } from '../../../src/contract/learning';
import type { TriageField } from '../../../src/contract/triage-field';
import { strings } from '../../common/strings/admin';
import { backtestRows, curvePercents, describeMinimum } from './backtest-rows';

const texts = strings.admin.learning;

/** Puts a minimum into the settings, which are saved where they are edited. */
export type UseMinimum = (field: TriageField, minimum: number) => void;

/** What the profile would have proposed for issues that it had not learned from. */
export function BacktestView({ profile, onUse }: { profile: ProfileView; onUse: UseMinimum }) {
  const { backtest } = profile;
  return (
    <Stack space="space.300" testId="backtest">
      {backtest.some(({ asked }) => asked > 0) && <Text color="color.text.subtle">{texts.backtestIntro}</Text>}
      {backtest.map((field) => (
        <FieldResult key={field.field} backtest={field} onUse={onUse} />
      ))}
    </Stack>
  );
}

function FieldResult({ backtest, onUse }: { backtest: FieldBacktest; onUse: UseMinimum }) {
  const name = strings.common.fieldNames[backtest.field];
  if (backtest.asked === 0) return <Text>{texts.tooFew(name, backtest.labelled)}</Text>;
  const curve = curvePercents(backtest);
  return (
    <Stack space="space.100" testId={`backtest-${backtest.field}`}>
      <Heading as="h3" size="small">
        {name}
      </Heading>
      <Text>{describeMinimum(backtest)}</Text>
      <Inline>
        <Button spacing="compact" onClick={() => onUse(backtest.field, backtest.suggestedMinimum)} testId={`use-minimum-${backtest.field}`}>
          {texts.useMinimum(backtest.suggestedMinimum)}
        </Button>
      </Inline>
      <LineChart title={texts.curve} data={curve} xAccessor="minimum" yAccessor="percent" colorAccessor="kind" height={220} />
      <Box xcss={{ overflowX: 'auto' }}>
        <DynamicTable
          head={{ cells: texts.columns.map((content) => ({ key: content, content })) }}
          rows={backtestRows(backtest).map((cells) => ({
            key: cells[0] ?? '',
            cells: cells.map((content, index) => ({ key: `${cells[0] ?? ''}/${index}`, content })),
          }))}
        />
      </Box>
      {backtest.confusions.slice(0, 3).map(({ chosen, proposed, times }) => (
        <Text key={`${chosen}/${proposed}`} size="small" color="color.text.subtle">
          {texts.confusion(chosen, proposed, times)}
        </Text>
      ))}
    </Stack>
  );
}
