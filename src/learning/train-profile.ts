import type { Clock } from '../contract/clock';
import { byField, type FieldValue, type TriageField } from '../contract/triage-field';
import { backtestField } from '../profile/backtest/backtest-field';
import { hashWithSalt } from '../profile/hash-with-salt';
import type { FieldLesson } from '../profile/learn/learn-field';
import { learnProject, type PastIssue } from '../profile/learn/learn-project';
import { packSimilar } from '../profile/similar/pack-similar';
import { buildSimilarIndex } from '../profile/similar/similar-index';
import { packField } from '../profile/store/pack-field';
import { unpackPast } from '../profile/store/pack-past';
import type { ProfileStore, StoredBacktest } from '../profile/store/profile-store';
import type { InstallationStore } from '../settings/installation-store';
import type { LearningStore, StoredLearning } from './learning-store';

export const LEARN_QUEUE = 'triage-upkeep';

/** What the queue carries: which learning to finish. */
export interface LearnEvent {
  task: 'learn';
  projectId: string;
  learningId: string;
}

export function learnEvent(projectId: string, { id }: Pick<StoredLearning, 'id'>): LearnEvent & Record<string, unknown> {
  return { task: 'learn', projectId, learningId: id };
}

/** Nobody is signed in, and nothing is read from Jira. */
export interface TrainingContext {
  store: LearningStore & ProfileStore & InstallationStore;
  clock: Clock;
}

function toStoredBacktest(lessons: Record<TriageField, FieldLesson>, met: Record<TriageField, readonly FieldValue[]>): StoredBacktest {
  return byField((field) => {
    const { field: learned, past } = lessons[field];
    const { curve, ...rest } = backtestField(past, learned.calibration, met[field].length);
    return {
      ...rest,
      names: met[field].map(({ name }) => name),
      curve: curve.map(({ minConfidence, ticked, right }): [number, number, number] => [minConfidence, ticked, right]),
    };
  });
}

/**
 * Learns from everything that was read, and puts the new profile in force. An event that comes twice, or after the
 * learning was canceled, does nothing.
 */
export async function trainProfile({ store, clock }: TrainingContext, { projectId, learningId }: LearnEvent): Promise<void> {
  const [learning, secret] = await Promise.all([store.readLearning(projectId), store.readInstallationSecret()]);
  if (learning?.id !== learningId || learning.state !== 'training' || secret === null) return;
  const issues: PastIssue[] = [];
  for (let part = 0; part < learning.parts; part += 1) {
    const packed = await store.readLearningPart(projectId, learningId, part);
    if (packed !== null) issues.push(...unpackPast(packed));
  }
  const lessons = learnProject(issues, learning.met, hashWithSalt(secret));
  const head = {
    id: learningId,
    learnedAt: clock(),
    issues: issues.length,
    labelled: byField((field) => lessons[field].field.labelled),
    points: learning.points,
  };
  // Canceled, or deleted by a reset, while it was learned.
  if ((await store.readLearning(projectId))?.id !== learningId) return;
  const fields = byField((field) => packField(lessons[field].field));
  await store.writeProfile(projectId, head, {
    fields,
    similar: packSimilar(buildSimilarIndex(issues)),
    backtest: toStoredBacktest(lessons, learning.met),
  });
  await store.deleteLearning(projectId);
  await store.deleteProfiles(projectId, learningId);
}
