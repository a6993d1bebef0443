import { TriageError } from '../../contract/triage-error';
import { recordQuietly } from '../../statistics/record-quietly';
import type { Answer } from '../question/answer-question';
import { proposedEvent } from '../suggestion/decision-events';
import type { StoredLatest } from '../suggestion/suggestion';
import type { TriageStore } from '../triage-context';
import type { ClaimedBudget } from './claim-budget';
import type { StoredRun } from './run';

/** What the answer of a run leaves behind. */
export interface RunResult {
  issueId: string;
  run: StoredRun;
  budget: ClaimedBudget;
  answer: Answer;
  /** The newest suggestion before this one. */
  previous: StoredLatest | null;
}

/** Hints, health and usage are not the point of a suggestion: what fails there fails quietly. */
function quietly(work: Promise<void>): Promise<void> {
  return work.catch(() => undefined);
}

/** A newer run may have ended first: then its suggestion stays the newest. */
async function restoreNewer(store: TriageStore, issueId: string, sequence: number): Promise<void> {
  const newer = await store.readRun(issueId, sequence);
  if (newer === null) return;
  const suggestion = await store.readSuggestion(issueId, newer.id);
  if (suggestion !== null) await store.writeLatest(issueId, { id: suggestion.id, inputHash: suggestion.inputHash });
}

/** Whether all of it was done; else the first of what went wrong, once all of it has ended. */
async function allOf<const Work extends readonly unknown[]>(
  work: Work,
): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/**
 * Stores a suggestion and all that goes with it in one round of storage calls, and takes it back when
 * a part of it could not be stored, when the run was canceled meanwhile, or when everything was deleted
 * by a reset.
 * @throws TriageError `CANCELLED`
 */
export async function storeAnswer(store: TriageStore, { issueId, run, budget, answer, previous }: RunResult): Promise<void> {
  const { suggestion, learnt, usage } = answer;
  const { id, inputHash, createdAt, durationMs, model } = suggestion;
  const needed = allOf([
    store.readRun(issueId, run.sequence),
    store.readRunHead(issueId),
    store.readSettings(),
    store.writeSuggestion(suggestion),
    store.writeLatest(issueId, { id, inputHash }),
  ]);
  await Promise.all([
    needed.catch(() => undefined),
    quietly(store.writeBudgetHint(budget.hint)),
    recordQuietly({ store }, proposedEvent(suggestion)),
    quietly(store.recordSuccess({ at: createdAt, durationMs, model })),
    ...(usage === null ? [] : [quietly(store.noteUsage(budget.site, usage))]),
    ...(learnt === null ? [] : [quietly(store.writeCapabilities(learnt))]),
  ]);
  const [stored, head, { version }] = await needed.catch(async (error: unknown) => {
    await quietly(store.writeLatest(issueId, previous));
    throw error;
  });
  if (version === 0) {
    await Promise.all([store.deleteSuggestion(issueId, id), store.writeLatest(issueId, null), store.deleteRun(issueId, run.sequence)]);
    throw new TriageError('CANCELLED');
  }
  if (stored?.state === 'cancelled') {
    await store.writeLatest(issueId, previous);
    throw new TriageError('CANCELLED');
  }
  if (head !== null && head.sequence > run.sequence) await restoreNewer(store, issueId, head.sequence);
}
