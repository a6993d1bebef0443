import { TriageError } from '../../contract/triage-error';
import { recordQuietly } from '../../statistics/record-quietly';
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

/**
 * Stores a suggestion and all that goes with it in one round of storage calls.
 * @throws TriageError `CANCELLED` when the run was canceled in the meantime, or everything was deleted by a reset: nothing is stored then
 */
export async function storeAnswer(store: TriageStore, { run, budget, answer }: RunResult): Promise<void> {
  const { suggestion, learnt, usage } = answer;
  const { createdAt, durationMs, model } = suggestion;
  const needed = store.storeSuggestion(run, suggestion);
  await Promise.all([
    needed.catch(() => undefined),
    recordQuietly({ store }, proposedEvent(suggestion)),
    quietly(store.recordSuccess({ at: createdAt, durationMs, model })),
    ...(budget === null ? [] : [quietly(store.writeBudgetHint(budget.hint))]),
    ...(budget === null || usage === null ? [] : [quietly(store.noteUsage(budget.site, usage))]),
    ...(learnt === null ? [] : [quietly(store.writeCapabilities(learnt))]),
  ]);
  if (!(await needed)) throw new TriageError('CANCELLED');
}
