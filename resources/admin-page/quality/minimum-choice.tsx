import { Box, Button, Inline, Label, Range, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { BacktestView } from '../../../src/contract/learning';
import type { TriageField } from '../../../src/contract/triage-field';
import { fieldWord } from '../../common/strings/common';
import { strings } from '../../common/strings/admin';
import { Unseen } from '../../common/unseen';
import { useSuccessor } from '../../common/use-successor';
import { describeMinimum, pointAt } from './backtest-rows';

const texts = strings.admin.learning;

/** Where a minimum is put: for this project, at once; or into the site's settings, which are saved where they are edited. */
export interface UseMinimum {
  /** Null: the site's again. */
  inProject(field: TriageField, minimum: number | null): void;
  onSite(field: TriageField, minimum: number): void;
}

function toPercent(part: number): number {
  return Math.round(part * 100);
}

/** The minimum, chosen by moving along the curve. */
export function MinimumChoice({ backtest, onUse }: { backtest: BacktestView; onUse: UseMinimum }) {
  const { field, asked, curve, suggestedMinimum, chosen } = backtest;
  const [minimum, setMinimum] = useState(chosen?.minConfidence ?? suggestedMinimum);
  const point = pointAt(backtest, minimum);
  const chooser = useSuccessor();
  const [first = point, second = first] = curve;
  const id = `backtest-minimum-${field}`;
  // Two fields may have come to the same number.
  const what = <Unseen text={` (${fieldWord(field)})`} />;
  return (
    <Stack space="space.100">
      <Box xcss={{ maxWidth: '440px' }}>
        <Label labelFor={id}>{texts.move(field, point.minConfidence)}</Label>
        <Range
          id={id}
          testId={id}
          min={toPercent(first.minConfidence)}
          max={toPercent(curve.at(-1)?.minConfidence ?? 1)}
          step={Math.max(1, toPercent(second.minConfidence - first.minConfidence))}
          defaultValue={toPercent(point.minConfidence)}
          onChange={(percent) => setMinimum(percent / 100)}
        />
      </Box>
      <Text testId={`at-minimum-${field}`}>{describeMinimum({ ...point, asked })}</Text>
      <Inline space="space.100" rowSpace="space.100" shouldWrap>
        <Button
          key={chooser.key}
          autoFocus={chooser.autoFocus}
          spacing="compact"
          onClick={() => onUse.inProject(field, point.minConfidence)}
          testId={`use-here-${field}`}
        >
          {texts.useHere(point.minConfidence)}
          {what}
        </Button>
        <Button
          spacing="compact"
          appearance="subtle"
          onClick={() => onUse.onSite(field, point.minConfidence)}
          testId={`use-minimum-${field}`}
        >
          {texts.useMinimum(point.minConfidence)}
          {what}
        </Button>
      </Inline>
      {chosen !== null && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text size="small">{texts.inUse(describeMinimum(chosen))}</Text>
          <Button
            spacing="none"
            appearance="subtle"
            onClick={() => {
              chooser.takeOver();
              onUse.inProject(field, null);
            }}
            testId={`use-site-${field}`}
          >
            {texts.useSites}
            {what}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}
