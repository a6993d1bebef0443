import { assertAdministrator } from '../access/administrator';
import type { ProjectLearning } from '../contract/admin';
import { byField } from '../contract/triage-field';
import { assertNotResetting } from '../reset/assert-not-resetting';
import { viewLearning } from './get-learning';
import type { LearningContext } from './learning-context';

/**
 * Begins to learn a project's past; reading that is in progress goes on where it is. The profile in force stays until the
 * new one is whole.
 * @throws TriageError `NOT_PERMITTED`, `SAVE_CONFLICT` during a reset
 */
export async function startLearning(context: LearningContext, { projectId }: { projectId: string }): Promise<ProjectLearning> {
  await assertAdministrator(context);
  const { store, clock, random } = context;
  await assertNotResetting(context);
  const { learning } = await viewLearning(context, projectId);
  if (learning === null || learning.state === 'failed') {
    await store.deleteLearning(projectId);
    const now = clock();
    await store.writeLearning(projectId, {
      id: random.id(),
      state: 'reading',
      startedAt: now,
      progressAt: now,
      issues: 0,
      parts: 0,
      points: 0,
      restricted: 0,
      pageToken: null,
      pausedUntil: null,
      met: byField(() => []),
    });
  }
  return viewLearning(context, projectId);
}

/** Stops reading, and forgets what was read. The profile in force stays. @throws TriageError `NOT_PERMITTED` */
export async function cancelLearning(context: LearningContext, { projectId }: { projectId: string }): Promise<ProjectLearning> {
  await assertAdministrator(context);
  await context.store.deleteLearning(projectId);
  return viewLearning(context, projectId);
}

/** Deletes everything that was learned of a project. @throws TriageError `NOT_PERMITTED` */
export async function forgetProfile(context: LearningContext, { projectId }: { projectId: string }): Promise<ProjectLearning> {
  await assertAdministrator(context);
  await context.store.deleteLearning(projectId);
  await context.store.deleteProfiles(projectId, null);
  return viewLearning(context, projectId);
}
