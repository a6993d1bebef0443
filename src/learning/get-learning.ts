import type { BacktestView, DriftView, LearningView, ProfileView, ProjectLearning } from '../contract/learning';
import { TRIAGE_FIELDS } from '../contract/triage-field';
import { hasDrifted } from '../profile/backtest/drift';
import { teaches, type ProfileHead, type StoredBacktest, type StoredLessons } from '../profile/store/profile-store';
import { MOST_LESSONS } from '../profile/decisions/lesson';
import { MOST_PAST_ISSUES, TRAINING_TIME_MS, type LearningContext } from './learning-context';
import { pointsLeft } from './learning-points';
import type { StoredLearning } from './learning-store';

function iso(time: number): string {
  return new Date(time).toISOString();
}

/** Whether somebody's call is reading the next page. */
export function isHeld({ heldUntil }: Pick<StoredLearning, 'heldUntil'>, now: number): boolean {
  return heldUntil !== null && now < heldUntil;
}

/** Whether the queue has been at it for so long that it is at it no more. */
export function hasDied({ state, progressAt }: Pick<StoredLearning, 'state' | 'progressAt'>, now: number): boolean {
  return state === 'training' && now - progressAt > TRAINING_TIME_MS;
}

function learningView(learning: StoredLearning, now: number): LearningView {
  const { state, startedAt, daily, issues, points, pausedUntil, isSpent } = learning;
  const isPaused = state === 'reading' && pausedUntil !== null && now < pausedUntil;
  const readingState = isHeld(learning, now) ? 'elsewhere' : 'reading';
  return {
    state: isPaused ? (isSpent ? 'spent' : 'paused') : state === 'reading' ? readingState : hasDied(learning, now) ? 'failed' : state,
    startedAt: iso(startedAt),
    daily,
    issues,
    mostIssues: MOST_PAST_ISSUES,
    points,
    pausedUntil: isPaused ? iso(pausedUntil) : null,
  };
}

function backtestViews(backtest: StoredBacktest, { labelled, minimums }: ProfileHead): BacktestView[] {
  return TRIAGE_FIELDS.map((field) => {
    const { asked, curve, suggestedMinimum, byValue, confusions, names } = backtest[field];
    const nameOf = (place: number): string => names[place] ?? '';
    return {
      field,
      labelled: labelled[field],
      asked,
      curve: curve.map(([minConfidence, ticked, right]) => ({ minConfidence, ticked, right })),
      suggestedMinimum,
      chosen: minimums[field] ?? null,
      byValue: byValue.map(({ value, ...counts }) => ({ name: nameOf(value), ...counts })),
      confusions: confusions.map(({ chosen, proposed, times }) => ({ chosen: nameOf(chosen), proposed: nameOf(proposed), times })),
    };
  });
}

function driftViews(head: ProfileHead, backtest: StoredBacktest, lessons: readonly StoredLessons[]): DriftView[] {
  return TRIAGE_FIELDS.flatMap((field) => {
    const judged = lessons.flatMap(({ fields }) => fields[field]?.judged ?? []);
    const learned = head.since.judged[field];
    const before = { asked: backtest[field].asked, right: backtest[field].byValue.reduce((sum, { right }) => sum + right, 0) };
    const since = { asked: learned.asked + judged.length, right: learned.right + judged.filter(({ isRight }) => isRight).length };
    return since.asked === 0 ? [] : [{ field, before, since, hasDrifted: hasDrifted(before, since) }];
  });
}

async function profileView({ store }: LearningContext, projectId: string): Promise<ProfileView | null> {
  const head = await store.readProfileHead(projectId);
  if (head === null) return null;
  const [backtest, all] = await Promise.all([store.readBacktest(projectId, head.partsId), store.readLessons(projectId, head.id)]);
  const lessons = all.filter(teaches);
  const { choices, learnedAt, issues, points, since, checked } = head;
  return {
    learnedAt: iso(learnedAt),
    issues,
    points,
    choices,
    decisions: {
      count: lessons.length,
      lastAt: lessons.length === 0 ? null : iso(lessons[lessons.length - 1]?.at ?? 0),
      isFull: lessons.length >= MOST_LESSONS,
    },
    daily: { issues: since.issues, checkedAt: checked === null ? null : iso(checked.at), outcome: checked?.outcome ?? 'ok' },
    drift: backtest === null ? [] : driftViews(head, backtest, lessons),
    backtest: backtest === null ? [] : backtestViews(backtest, head),
  };
}

/** What was learned of a project, and what is in progress. Who may see it was checked before. */
export async function getLearning(context: LearningContext, { projectId }: { projectId: string }): Promise<ProjectLearning> {
  const [profile, learning, left] = await Promise.all([
    profileView(context, projectId),
    context.store.readLearning(projectId),
    pointsLeft(context),
  ]);
  return { profile, learning: learning === null ? null : learningView(learning, context.clock()), pointsLeft: left };
}
