import type { ProjectLearning } from '../contract/learning';
import { TriageError } from '../contract/triage-error';
import type { TriageField } from '../contract/triage-field';
import type { ProfileHead } from '../profile/store/profile-store';
import { getLearning } from './get-learning';
import type { LearningContext } from './learning-context';

interface MinimumChoice {
  projectId: string;
  field: TriageField;
  /** A point of the backtest's curve; null: the site's minimum again. */
  minConfidence: number | null;
}

async function readPoint({ store }: LearningContext, head: ProfileHead, { projectId, field, minConfidence }: MinimumChoice) {
  const backtest = minConfidence === null ? null : await store.readBacktest(projectId, head.partsId);
  const { curve, asked } = backtest?.[field] ?? { curve: [], asked: 0 };
  const [minimum, ticked, right] = curve.find(([each]) => each === minConfidence) ?? [];
  return minimum === undefined || ticked === undefined || right === undefined ? null : { minConfidence: minimum, asked, ticked, right };
}

/**
 * Sets a project's own minimum confidence for a field, with what its backtest says of it.
 * @throws TriageError `SAVE_CONFLICT` when the profile changed at the same moment
 */
export async function chooseMinimum(context: LearningContext, choice: MinimumChoice): Promise<ProjectLearning> {
  const { store, random } = context;
  const head = await store.readProfileHead(choice.projectId);
  if (head !== null) {
    const { [choice.field]: _before, ...others } = head.minimums;
    const point = await readPoint(context, head, choice);
    const minimums = point === null ? others : { ...others, [choice.field]: point };
    if (!(await store.writeProfileHead(choice.projectId, { ...head, minimums, revision: random.id() }, head)))
      throw new TriageError('SAVE_CONFLICT');
  }
  return getLearning(context, choice);
}
