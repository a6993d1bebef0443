import { MOST_EVENT_BYTES, type QueuePort } from '../../contract/queue-port';
import { TriageError } from '../../contract/triage-error';
import type { StoredPace } from '../../providers/endpoint-store';
import type { Question } from '../question/prepare-question';
import type { TriageStore } from '../triage-context';
import type { ClaimedBudget } from './claim-budget';
import type { StoredRun } from './run';

/** After this a run in the background is reported as failed. Two attempts of the consumer fit into it. */
export const BACKGROUND_TIME_MS = 8 * 60_000;

/** How long runs go to the queue at once after the endpoint was too slow for an answer to wait for. */
const SLOW_MS = 30 * 60_000;

/** A model of one's own answers a few at a time; the others would wait there until they are given up. */
const BATCH = { key: 'triage-batch', limit: 4 };

/** What travels through the queue: the finished, masked prompt, and what judging its reply needs. No person. */
export interface RunJob {
  run: StoredRun;
  question: Question;
  budget: ClaimedBudget;
  /** Whether the issue may be marked with what comes of it; not where whoever asked was promised that nothing is written to Jira. */
  mayMark?: boolean;
}

/** Whether the endpoint's last calls showed that it will not answer in time. */
export function isSlow(pace: StoredPace | null, endpoint: { baseUrl: string; model: string }, now: number): boolean {
  return pace !== null && pace.baseUrl === endpoint.baseUrl && pace.model === endpoint.model && now < pace.slowUntil;
}

/**
 * Hands a run to the queue, whose consumer may take minutes, and remembers that the endpoint is slow, unless nobody tried.
 * @returns the run as it continues
 * @throws TriageError `CANCELLED` when it was canceled meanwhile; `ENDPOINT_TIMEOUT` when it is too large to travel
 */
export async function runInBackground(
  context: { store: TriageStore; queue: QueuePort; clock: () => number; isBatch?: true },
  job: RunJob,
  endpoint: { baseUrl: string; model: string },
): Promise<StoredRun> {
  const { store, queue, clock } = context;
  const { issueId } = job.question;
  const now = clock();
  const run: StoredRun = { ...job.run, isInBackground: true, deadline: now + BACKGROUND_TIME_MS };
  const body = { ...job, run } satisfies RunJob;
  // Only lists near their bounds, with long descriptions, make an event that is too large.
  if (Buffer.byteLength(JSON.stringify(body)) > MOST_EVENT_BYTES) throw new TriageError('ENDPOINT_TIMEOUT');
  const { baseUrl, model } = endpoint;
  const [isWorking] = await Promise.all([
    store.writeRun(issueId, run, 'working'),
    // Both only help the next run.
    store.writeBudgetHint(job.budget.hint).catch(() => undefined),
    context.isBatch ? undefined : store.writePace({ baseUrl, model, slowUntil: now + SLOW_MS }).catch(() => undefined),
  ]);
  if (!isWorking) throw new TriageError('CANCELLED');
  await (context.isBatch ? queue.push('triage-runs', body, undefined, BATCH) : queue.push('triage-runs', body));
  return run;
}
