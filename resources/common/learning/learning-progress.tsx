import { Button, Inline, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import type { LearningView } from '../../../src/contract/learning';
import { formatTime } from '../format';
import { common } from '../strings';
import { learningStrings as texts } from '../strings/learning';
import type { HeldFocus } from '../use-held-focus';

interface LearningProgressProps {
  progress: LearningView;
  pointsLeft: number;
  onCancel: () => void;
  onRetry: () => void;
  /** Whether the focus was on what stood here before. */
  autoFocus: boolean;
  watch: HeldFocus['watch'];
}

/** How far reading and learning are, and what they have cost. */
export function LearningProgress({ progress, pointsLeft, onCancel, onRetry, autoFocus, watch }: LearningProgressProps) {
  const { state, startedAt, pausedUntil, issues, mostIssues, points } = progress;
  if (state === 'failed') {
    return (
      <SectionMessage appearance="error" title={texts.failed} testId="learning-failed">
        <Inline>
          <Button autoFocus={autoFocus} onClick={onRetry} {...watch} testId="retry-learning">
            {common.retry}
          </Button>
        </Inline>
      </SectionMessage>
    );
  }
  const said = texts.progress(issues, points, pointsLeft);
  return (
    <Stack space="space.100" testId="learning-progress">
      <Text>{texts.states[state]}</Text>
      <ProgressBar value={Math.min(1, issues / mostIssues)} isIndeterminate={state === 'training'} ariaLabel={said} />
      <Text size="small" color="color.text.subtle">
        {said}
      </Text>
      <Text size="small" color="color.text.subtle" testId="learning-times">
        {[texts.started(formatTime(startedAt)), ...(pausedUntil === null ? [] : [texts.goesOn(formatTime(pausedUntil))])].join(' ')}
      </Text>
      <Inline>
        <Button autoFocus={autoFocus} onClick={onCancel} {...watch} testId="cancel-learning">
          {texts.cancel}
        </Button>
      </Inline>
    </Stack>
  );
}
