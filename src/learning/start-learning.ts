import type { ProjectLearning } from '../contract/learning';
import { byField } from '../contract/triage-field';
import { assertNotResetting } from '../reset/assert-not-resetting';
import { getLearning, hasDied } from './get-learning';
import type { LearningContext } from './learning-context';
import type { StoredLearning } from './learning-store';
import { sweep, sweepLater } from './sweep';
import { timedId } from './timed-id';
import { learnEvent, LEARN_QUEUE } from './train-profile';

/** Once more is for what was interrupted; what fails twice will not do with what was read. */
const MOST_TRAININGS = 2;

function newLearning({ clock, random }: LearningContext, daily: boolean): StoredLearning {
  const now = clock();
  return {
    id: timedId({ clock, random }),
    revision: random.id(),
    state: 'reading',
    startedAt: now,
    daily,
    progressAt: now,
    heldUntil: null,
    trainings: 0,
    issues: 0,
    parts: 0,
    points: 0,
    restricted: 0,
    pageToken: null,
    pausedUntil: null,
    isSpent: false,
    met: byField(() => []),
  };
}

/** Lets the queue learn what was read already: whoever was to ask for it, or was at it, may have been interrupted. */
async function trainAgain({ store, queue, clock, random }: LearningContext, projectId: string, learning: StoredLearning): Promise<void> {
  const now = clock();
  const again = { ...learning, revision: random.id(), progressAt: now, trainings: learning.trainings + 1 };
  // Whoever else asks at this moment asks for the same.
  if (hasDied(learning, now) && !(await store.writeLearning(projectId, again, learning))) return;
  await queue.push(LEARN_QUEUE, learnEvent(projectId, learning));
}

/**
 * Begins to learn a project's past; reading that is in progress goes on where it is, and what was read and not learned is
 * learned. The profile in force stays until the new one is whole.
 * @throws TriageError `SAVE_CONFLICT` during a reset
 */
export async function startLearning(
  context: LearningContext,
  { projectId, daily }: { projectId: string; daily: boolean },
): Promise<ProjectLearning> {
  const { store, clock } = context;
  await assertNotResetting(context);
  const learning = await store.readLearning(projectId);
  if (learning === null || (hasDied(learning, clock()) && learning.trainings >= MOST_TRAININGS)) {
    await store.deleteLearning(projectId);
    // Whoever else begins at this moment begins the same.
    await store.createLearning(projectId, newLearning(context, daily));
  } else if (learning.state === 'training') await trainAgain(context, projectId, learning);
  return getLearning(context, { projectId });
}

/** Stops reading, and forgets what was read. The profile in force stays, and so does what is being added to it. */
export async function cancelLearning(context: LearningContext, { projectId }: { projectId: string }): Promise<ProjectLearning> {
  const { store, queue } = context;
  const learning = await store.readLearning(projectId);
  await sweepLater(queue, projectId);
  await store.deleteLearning(projectId);
  await sweep(context, { projectId }, learning?.id);
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
