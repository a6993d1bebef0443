import { assertAdministrator } from '../access/administrator';
import type { BacktestView, LearningView, ProfileView, ProjectLearning } from '../contract/admin';
import { TRIAGE_FIELDS } from '../contract/triage-field';
import type { StoredBacktest } from '../profile/store/profile-store';
import { MOST_PAST_ISSUES, TRAINING_TIME_MS, type LearningContext } from './learning-context';
import type { StoredLearning } from './learning-store';

function iso(time: number): string {
  return new Date(time).toISOString();
}

function learningView(learning: StoredLearning, now: number): LearningView {
  const { state, startedAt, progressAt, issues, points, pausedUntil } = learning;
  const isPaused = state === 'reading' && pausedUntil !== null && now < pausedUntil;
  const hasDied = state === 'training' && now - progressAt > TRAINING_TIME_MS;
  return {
    state: isPaused ? 'paused' : hasDied ? 'failed' : state,
    startedAt: iso(startedAt),
    issues,
    mostIssues: MOST_PAST_ISSUES,
    points,
    pausedUntil: isPaused ? iso(pausedUntil) : null,
  };
}

function backtestViews(backtest: StoredBacktest, labelled: Record<string, number>): BacktestView[] {
  return TRIAGE_FIELDS.map((field) => {
    const { asked, curve, suggestedMinimum, byValue, confusions, names } = backtest[field];
    const nameOf = (place: number): string => names[place] ?? '';
    return {
      field,
      labelled: labelled[field] ?? 0,
      asked,
      curve: curve.map(([minConfidence, ticked, right]) => ({ minConfidence, ticked, right })),
      suggestedMinimum,
      byValue: byValue.map(({ value, ...counts }) => ({ name: nameOf(value), ...counts })),
      confusions: confusions.map(({ chosen, proposed, times }) => ({ chosen: nameOf(chosen), proposed: nameOf(proposed), times })),
    };
  });
}

async function profileView({ store }: LearningContext, projectId: string): Promise<ProfileView | null> {
  const head = await store.readProfileHead(projectId);
  if (head === null) return null;
  const [backtest, lessons] = await Promise.all([store.readBacktest(projectId, head.id), store.readLessons(projectId, head.id)]);
  return {
    learnedAt: iso(head.learnedAt),
    issues: head.issues,
    points: head.points,
    decisions: lessons.length,
    backtest: backtest === null ? [] : backtestViews(backtest, head.labelled),
  };
}

/** What was learned of a project, and what is in progress. Who may see it was checked before. */
export async function viewLearning(context: LearningContext, projectId: string): Promise<ProjectLearning> {
  const [profile, learning] = await Promise.all([profileView(context, projectId), context.store.readLearning(projectId)]);
  return { profile, learning: learning === null ? null : learningView(learning, context.clock()) };
}

/** What was learned of a project, and what is in progress. @throws TriageError `NOT_PERMITTED` */
export async function getLearning(context: LearningContext, { projectId }: { projectId: string }): Promise<ProjectLearning> {
  await assertAdministrator(context);
  return viewLearning(context, projectId);
}
