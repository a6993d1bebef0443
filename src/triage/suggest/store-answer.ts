import { TriageError } from '../../contract/triage-error';
import type { Answer } from '../question/answer-question';
import { proposedEvent } from '../suggestion/decision-events';
import type { TriageStore } from '../triage-context';
import type { ClaimedBudget } from './claim-budget';
import type { StoredRun } from './run';

/** What the answer of a run leaves behind. */
export interface RunResult {
  run: StoredRun;
  /** Null where nothing was claimed. */
  budget: ClaimedBudget | null;
  answer: Answer;
}

/** Hints, health and usage are not the point of a suggestion: what fails there fails quietly. */
function quietly(work: Promise<void>): Promise<void> {
  return work.catch(() => undefined);
}

/** In one round of storage calls, the suggestion itself as `needed`, all that goes with it beside it. */
async function storeWith(store: TriageStore, { budget, answer }: Omit<RunResult, 'run'>, needed: Promise<boolean>): Promise<boolean> {
  const { suggestion, learnt, usage } = answer;
  const { createdAt, durationMs, model } = suggestion;
  await Promise.all([
    needed.catch(() => undefined),
    quietly(store.recordSuccess({ at: createdAt, durationMs, model })),
    ...(budget === null ? [] : [quietly(store.writeBudgetHint(budget.hint))]),
    ...(budget === null || usage === null ? [] : [quietly(store.noteUsage(budget.site, usage))]),
    ...(learnt === null ? [] : [quietly(store.writeCapabilities(learnt))]),
  ]);
  return needed;
}

/**
 * Stores a suggestion and all that goes with it.
 * @throws TriageError `CANCELLED` when the run was canceled in the meantime, or everything was deleted by a reset: nothing is stored then
 */
export async function storeAnswer(store: TriageStore, { run, ...result }: RunResult): Promise<void> {
  const { suggestion } = result.answer;
  const isStored = await storeWith(store, result, store.storeSuggestion(run, suggestion, proposedEvent(suggestion)));
  if (!isStored) throw new TriageError('CANCELLED');
}

/**
 * Stores a suggestion that was there before its run could be begun. False when somebody else has taken the run's number:
 * nothing is stored then.
 */
export function storeAnswerAtOnce(store: TriageStore, { run, ...result }: RunResult): Promise<boolean> {
  const { suggestion } = result.answer;
  return storeWith(store, result, store.storeAtOnce(run, suggestion, proposedEvent(suggestion)));
}
