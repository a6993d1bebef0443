import { Spinner, Stack } from '@forge/react';
import React from 'react';
import { Problem } from '../problem';
import { useModel } from '../store';
import { common } from '../strings';
import { useHeldFocus } from '../use-held-focus';
import { LearnForm } from './learn-form';
import { LearnedFacts } from './learned-facts';
import { LearningProgress } from './learning-progress';
import type { LearningStore } from './learning-store';

/** What was learned of the project that is open, and the way to let it learn. */
export function LearnedProject<Project>({ store }: { store: LearningStore<Project> }) {
  const { project, learned, error } = useModel(store);
  const { isHeld, watch } = useHeldFocus();
  if (project === null) return null;
  const profile = learned?.profile ?? null;
  const progress = learned?.learning ?? null;
  return (
    <Stack space="space.200">
      {error !== null && <Problem error={error} />}
      {learned === null && error === null && <Spinner label={common.loading} />}
      {profile !== null && <LearnedFacts profile={profile} onChoose={(choices) => void store.choose(choices)} />}
      {progress !== null && (
        <LearningProgress
          progress={progress}
          pointsLeft={learned?.pointsLeft ?? 0}
          onCancel={() => void store.cancel()}
          onRetry={() => void store.start(progress.daily)}
          autoFocus={isHeld}
          watch={watch}
        />
      )}
      {learned !== null && progress === null && (
        <LearnForm
          key={profile?.learnedAt}
          isFirst={profile === null}
          isDaily={profile?.choices.daily ?? true}
          onLearn={(daily) => void store.start(daily)}
          onForget={() => void store.forget()}
          autoFocus={isHeld}
          watch={watch}
        />
      )}
    </Stack>
  );
}
