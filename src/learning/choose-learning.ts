import type { LearningChoices, ProjectLearning } from '../contract/learning';
import { TriageError } from '../contract/triage-error';
import { getLearning } from './get-learning';
import type { LearningContext } from './learning-context';

/**
 * Changes whether a project's profile learns day by day, and whether decisions count: what they taught is kept meanwhile,
 * and counts again with the choice. Where nothing was learned there is nothing to choose.
 * @throws TriageError `SAVE_CONFLICT` when the profile changed at the same moment
 */
export async function chooseLearning(
  context: LearningContext,
  { projectId, daily, decisions }: { projectId: string } & LearningChoices,
): Promise<ProjectLearning> {
  const { store, random } = context;
  const head = await store.readProfileHead(projectId);
  if (head !== null && !(await store.writeProfileHead(projectId, { ...head, choices: { daily, decisions }, revision: random.id() }, head)))
    throw new TriageError('SAVE_CONFLICT');
  return getLearning(context, { projectId });
}
