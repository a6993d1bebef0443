import type { ProjectLearning } from '../contract/learning';
import { byField } from '../contract/triage-field';
import { assertNotResetting } from '../reset/assert-not-resetting';
import { getLearning } from './get-learning';
import type { LearningContext } from './learning-context';
import { sweepLater } from './sweep';
import { timedId } from './timed-id';

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
    // Whoever else begins at this moment begins the same.
    await store.createLearning(projectId, {
      id: timedId({ clock, random }),
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
  const { store, queue, clock } = context;
  await sweepLater(queue, projectId);
  await store.deleteLearning(projectId);
  await store.sweepProfile(projectId, clock());
  return getLearning(context, { projectId });
}

/** Deletes everything that was learned of a project, and what is being learned. */
export async function forgetProfile(context: LearningContext, { projectId }: { projectId: string }): Promise<ProjectLearning> {
  const { store, queue, clock } = context;
  await sweepLater(queue, projectId);
  // First what a profile is put in force with: whoever has learned one by then finds that nobody wants it.
  await store.deleteLearning(projectId);
  await store.deleteProfileHead(projectId);
  await store.sweepProfile(projectId, clock());
  return getLearning(context, { projectId });
}
