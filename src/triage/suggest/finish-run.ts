import type { Clock } from '../../contract/clock';
import { TriageError } from '../../contract/triage-error';
import type { MarkPort } from '../../issue/issue-mark';
import type { EndpointPort } from '../../providers/endpoint-port';
import { answerQuestion } from '../question/answer-question';
import type { LivePort } from '../live/live-port';
import { markQuietly } from '../mark/mark-quietly';
import type { TriageStore } from '../triage-context';
import type { RunJob } from './background-run';
import { releasingUnasked } from './claim-budget';
import { recordFailure } from './record-failure';
import { storeAnswer } from './store-answer';

/** Forge delivers an event again when its consumer died, for up to a day; a model that let two die is not asked a third time. */
const MOST_ATTEMPTS = 2;

/** An answer that came as fast as this could have been waited for. */
const FAST_MS = 10_000;

/** What the consumer works with. Nobody is signed in there, so there is no Jira but for marks, as the app. */
export interface WorkerContext {
  marks: MarkPort;
  store: TriageStore;
  live: LivePort;
  endpoint: EndpointPort;
  clock: Clock;
  /** When the endpoint has to have answered, milliseconds since 1970. */
  deadline: number;
  /** How long one attempt can last at most, in milliseconds: an older one has died. */
  attemptTime: number;
}

/** How a delivery ended. */
export type Ending =
  | { kind: 'done' }
  /** The run had ended before: there was nothing left to do. */
  | { kind: 'over' }
  /** Another delivery is on it, or has died: which of the two shows after this time. */
  | { kind: 'busy'; retryAfterSeconds: number }
  | { kind: 'failed'; failure: TriageError };

/**
 * Makes this delivery the one that works on the run: the first attempt, or the second when the first
 * has died. Null when it is; else milliseconds until an attempt that may still be in progress is over.
 * @throws TriageError `ENDPOINT_TIMEOUT` when all attempts died
 */
async function claimAttempt({ store, clock, attemptTime }: WorkerContext, runId: string): Promise<number | null> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const now = clock();
    if (await store.claimAttempt(runId, attempt, now)) return null;
    const left = ((await store.readAttempt(runId, attempt)) ?? 0) + attemptTime - now;
    if (left > 0) return left;
  }
  throw new TriageError('ENDPOINT_TIMEOUT');
}

async function work(context: WorkerContext, { run, question, budget, mayMark }: RunJob): Promise<Ending> {
  const { store, clock } = context;
  if (clock() >= run.deadline) throw new TriageError('ENDPOINT_TIMEOUT');
  const busyFor = await claimAttempt(context, run.id);
  if (busyFor !== null) return { kind: 'busy', retryAfterSeconds: Math.ceil(busyFor / 1_000) };
  const [{ settings }, token, known] = await Promise.all([store.readSettings(), store.readToken(), store.readCapabilities()]);
  const { endpoint } = settings;
  // The administrator may have taken the endpoint away since, or reset everything.
  if (endpoint === null) throw new TriageError('NOT_CONFIGURED', { details: { missing: ['endpoint'] } });
  const deadline = Math.min(context.deadline, run.deadline);
  const answer = await answerQuestion(context, run.id, question, { endpoint, thinking: settings.thinking, token, known, deadline });
  await storeAnswer(store, { run, budget, answer });
  const marks = mayMark === true ? context.marks : null;
  await Promise.all([
    context.live.tell({ issueId: question.issueId, state: 'suggested' }),
    markQuietly({ marks, issueId: question.issueId, clock, deadline: run.deadline }, settings, answer.suggestion),
  ]);
  if (answer.suggestion.durationMs < FAST_MS) await store.writePace(null);
  return { kind: 'done' };
}

/**
 * Finishes a run that was handed to the queue: calls the endpoint and stores what came of it, like the
 * resolver would have. An event may be delivered more than once, and again for a day when this fails,
 * so that nothing is thrown, and a run that is over is left alone.
 */
export async function finishRun(context: WorkerContext, job: RunJob): Promise<Ending> {
  const { store, clock } = context;
  const { issueId } = job.question;
  try {
    const [stored, suggestion] = await Promise.all([store.readRun(issueId, job.run.sequence), store.readSuggestion(issueId, job.run.id)]);
    const isOver = stored?.id !== job.run.id || stored.state !== 'working' || suggestion !== null;
    return isOver ? { kind: 'over' } : await releasingUnasked(store, job.budget, () => work(context, job));
  } catch (error) {
    await recordFailure(store, issueId, job.run, error, clock());
    await context.live.tell({ issueId, state: 'ended' });
    return { kind: 'failed', failure: error instanceof TriageError ? error : new TriageError('INTERNAL', { cause: error }) };
  }
}
