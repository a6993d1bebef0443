import type { InvocationError } from '@forge/events';
import { toErrorBody, TriageError } from '../../contract/triage-error';
import { sweep, type SweepEvent } from '../../learning/sweep';
import { trainProfile, type LearnEvent } from '../../learning/train-profile';
import { topUp, type TopUpEvent } from '../../learning/top-up';
import type { ArrivalsEvent } from '../../queue/note-arrival';
import { prepareArrivals } from '../../queue/prepare-arrivals';
import { runReset, type ResetEvent } from '../../reset/run-reset';
import { createArrivalReader } from '../jira/arrival-reader';
import { createAllMarks, createMarks } from '../jira/marks';
import { createResolvedReader } from '../jira/past-reader';
import { codePlace, log } from '../log/logger';
import { createEndpoint } from '../models/endpoint';
import { events } from '../queue/forge-events';
import { createForgeQueue } from '../queue/forge-queue';
import { createLive } from '../realtime/live';
import { createForgeStore } from '../storage/forge-store';
import { random } from './wire';

/** Forge ends this consumer after 120 s (`manifest.yml`); a step that is not done by then continues in another event. */
const STEP_TIME_MS = 90_000;

/** Seconds until Forge delivers the event again. */
const RETRY_AFTER = 10;
/** Forge takes no longer time (Forge documentation, "Async events API"). */
const MOST_RETRY_AFTER = 900;

/** Failures are noted, and not asked for again: the next arrival finds what this one missed. */
async function arrive(store: ReturnType<typeof createForgeStore>, body: ArrivalsEvent, startedAt: number): Promise<void> {
  const clock = Date.now;
  const endpoint = createEndpoint(clock, store);
  const shared = { store, endpoint, queue: createForgeQueue(), clock, random };
  const context = { ...shared, jira: createArrivalReader(), marks: createMarks('app'), live: createLive(clock) };
  try {
    await prepareArrivals({ ...context, deadline: startedAt + STEP_TIME_MS }, body);
  } catch (error) {
    if (!(error instanceof TriageError)) throw error;
    log({ event: 'consumer', name: 'prepareArrivals', outcome: error.code, ms: clock() - startedAt });
  }
}

/**
 * Consumer of the queue `triage-upkeep`. Only this app can push to it, so its events are what
 * `resetEvent`, `learnEvent`, `sweepLater`, `startTopUps` and `noteArrival` made. It never throws: a failure is logged, and the event is asked for again, as often
 * as Forge gives it.
 */
export async function upkeepWorker(event: {
  body: ResetEvent | LearnEvent | SweepEvent | TopUpEvent | ArrivalsEvent;
}): Promise<InvocationError | undefined> {
  const clock = Date.now;
  const startedAt = clock();
  try {
    const { body } = event;
    const store = createForgeStore(clock);
    if (body.task === 'learn') await trainProfile({ store, queue: createForgeQueue(), clock, random }, body);
    else if (body.task === 'sweep') await sweep({ store, clock }, body);
    else if (body.task === 'top-up')
      await topUp({ jira: createResolvedReader(), store, clock, random, deadline: startedAt + STEP_TIME_MS }, body);
    else if (body.task === 'arrivals') await arrive(store, body, startedAt);
    else await runReset({ store, marks: createAllMarks(), queue: createForgeQueue(), clock, deadline: startedAt + STEP_TIME_MS }, body);
    log({ event: 'consumer', name: 'upkeepWorker', outcome: 'ok', ms: clock() - startedAt });
    return undefined;
  } catch (error) {
    const { code, details } = toErrorBody(error);
    log({ event: 'consumer', name: 'upkeepWorker', outcome: code, ms: clock() - startedAt, where: codePlace(error) });
    const { InvocationError, InvocationErrorCode } = events();
    return new InvocationError({
      retryAfter: Math.min(MOST_RETRY_AFTER, details?.retryAfterSeconds ?? RETRY_AFTER),
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    });
  }
}
