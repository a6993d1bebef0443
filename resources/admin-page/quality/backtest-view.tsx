import { Box, Heading, LineChart, Stack, Text } from '@forge/react';
import React from 'react';
import type { BacktestView as FieldBacktest, ProfileView } from '../../../src/contract/learning';
import { replaces, type TriageField } from '../../../src/contract/triage-field';
import { PlainTable } from '../../common/plain-table';
import { strings } from '../../common/strings/admin';
import { backtestRows, confusionTexts, curvePercents, levelRows, urgentTexts, valueRows } from './backtest-rows';
import { MinimumChoice, type UseMinimum } from './minimum-choice';

const texts = strings.admin.learning;

/** The most urgent levels, on which nobody may rely. */
const URGENT_LEVELS = 2;
const MOST_CONFUSIONS = 5;

interface BacktestViewProps {
  profile: ProfileView;
  /** Names of the site's priorities, the most urgent first. */
  levels: string[];
  onUse: UseMinimum;
}

/** What the profile would have proposed for issues that it had not learned from. */
export function BacktestView({ profile, levels, onUse }: BacktestViewProps) {
  const { backtest } = profile;
  return (
    <Stack space="space.300" testId="backtest">
      {backtest.some(({ asked }) => asked > 0) && <Text color="color.text.subtle">{texts.backtestIntro}</Text>}
      {backtest.map((field) => (
        <FieldResult key={field.field} backtest={field} levels={levels} onUse={onUse} />
      ))}
    </Stack>
  );
}

function FieldResult({ backtest, levels, onUse }: { backtest: FieldBacktest; levels: string[]; onUse: UseMinimum }) {
  const { field, asked, labelled } = backtest;
  const name = strings.common.fieldNames[field];
  if (asked === 0) return <Text>{texts.tooFew(name, labelled)}</Text>;
  return (
    <Stack space="space.100" testId={`backtest-${field}`}>
      <Heading as="h3" size="small">
        {name}
      </Heading>
      <MinimumChoice backtest={backtest} onUse={onUse} />
      <Box xcss={{ maxWidth: '640px' }}>
        <LineChart
          title={texts.curve}
          data={curvePercents(backtest)}
          xAccessor="ticked"
          yAccessor="percent"
          colorAccessor="kind"
          height={220}
        />
      </Box>
      <PlainTable heads={texts.columns} rows={backtestRows(backtest)} testId={`backtest-curve-${field}`} />
      {replaces(field) ? <Levels backtest={backtest} levels={levels} /> : <Values backtest={backtest} field={field} />}
      {confusionTexts(backtest, MOST_CONFUSIONS).map((text) => (
        <Text key={text} size="small" color="color.text.subtle">
          {text}
        </Text>
      ))}
    </Stack>
  );
}

function Values({ backtest, field }: { backtest: FieldBacktest; field: TriageField }) {
  return <PlainTable heads={texts.valueColumns} rows={valueRows(backtest)} testId={`backtest-values-${field}`} />;
}

/** Whether proposals keep the proportions of the past, and how little they tell of what is urgent. */
function Levels({ backtest, levels }: { backtest: FieldBacktest; levels: string[] }) {
  const urgent = urgentTexts(backtest, levels, URGENT_LEVELS);
  return (
    <Stack space="space.100">
      <PlainTable heads={texts.levelColumns} rows={levelRows(backtest, levels)} testId="backtest-levels" />
      {urgent.map((text) => (
        <Text key={text}>{text}</Text>
      ))}
      {urgent.length > 0 && <Text weight="semibold">{texts.noAlarm}</Text>}
    </Stack>
  );
}
