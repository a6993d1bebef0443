import type { ProjectLearning } from '../contract/learning';
import { byField } from '../contract/triage-field';
import { assertNotResetting } from '../reset/assert-not-resetting';
import { getLearning } from './get-learning';
import type { LearningContext } from './learning-context';

/**
 * Begins to learn a project's past; reading that is in progress goes on where it is. The profile in force stays until the
 * new one is whole.
 * @throws TriageError `SAVE_CONFLICT` during a reset
 */
export async function startLearning(
  context: LearningContext,
  { projectId, daily }: { projectId: string; daily: boolean },
): Promise<ProjectLearning> {
  const { store, clock, random } = context;
  await assertNotResetting(context);
  const { learning } = await getLearning(context, { projectId });
  if (learning === null || learning.state === 'failed') {
    await store.deleteLearning(projectId);
    const now = clock();
    await store.writeLearning(projectId, {
      id: random.id(),
      state: 'reading',
      startedAt: now,
      daily,
      progressAt: now,
      issues: 0,
      parts: 0,
      points: 0,
      restricted: 0,
      pageToken: null,
      pausedUntil: null,
      isSpent: false,
      met: byField(() => []),
    });
  }
  return getLearning(context, { projectId });
}

/** Stops reading, and forgets what was read. The profile in force stays. */
export async function cancelLearning(context: LearningContext, { projectId }: { projectId: string }): Promise<ProjectLearning> {
  await context.store.deleteLearning(projectId);
  return getLearning(context, { projectId });
}

/** Deletes everything that was learned of a project. */
export async function forgetProfile(context: LearningContext, { projectId }: { projectId: string }): Promise<ProjectLearning> {
  await context.store.deleteLearning(projectId);
  await context.store.deleteProfiles(projectId, null);
  return getLearning(context, { projectId });
}
