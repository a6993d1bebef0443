import type { InvocationError } from '@forge/events';
import { toErrorBody } from '../../contract/triage-error';
import { sweep, type SweepEvent } from '../../learning/sweep';
import { trainProfile, type LearnEvent } from '../../learning/train-profile';
import { topUp, type TopUpEvent } from '../../learning/top-up';
import { runReset, type ResetEvent } from '../../reset/run-reset';
import { createAllMarks } from '../jira/marks';
import { createResolvedReader } from '../jira/past-reader';
import { codePlace, log } from '../log/logger';
import { events } from '../queue/forge-events';
import { createForgeQueue } from '../queue/forge-queue';
import { createForgeStore } from '../storage/forge-store';
import { random } from './wire';

/** Forge ends this consumer after 120 s (`manifest.yml`); a step that is not done by then continues in another event. */
const STEP_TIME_MS = 90_000;

/** Seconds until Forge delivers the event again. */
const RETRY_AFTER = 10;
/** Forge takes no longer time (Forge documentation, "Async events API"). */
const MOST_RETRY_AFTER = 900;

/**
 * Consumer of the queue `triage-upkeep`. Only this app can push to it, so its events are what
 * `resetEvent`, `learnEvent`, `sweepLater` and `startTopUps` made. It never throws: a failure is logged, and the event is asked for again, as often
 * as Forge gives it.
 */
export async function upkeepWorker(event: {
  body: ResetEvent | LearnEvent | SweepEvent | TopUpEvent;
}): Promise<InvocationError | undefined> {
  const clock = Date.now;
  const startedAt = clock();
  try {
    const { body } = event;
    const store = createForgeStore(clock);
    if (body.task === 'learn') await trainProfile({ store, queue: createForgeQueue(), clock }, body);
    else if (body.task === 'sweep') await sweep({ store, clock }, body);
    else if (body.task === 'top-up')
      await topUp({ jira: createResolvedReader(), store, clock, random, deadline: startedAt + STEP_TIME_MS }, body);
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
