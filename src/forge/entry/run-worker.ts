import type { InvocationError } from '@forge/events';
import type { RunJob } from '../../triage/suggest/background-run';
import { finishRun } from '../../triage/suggest/finish-run';
import { log } from '../log/logger';
import { createMarks } from '../jira/marks';
import { createEndpoint } from '../models/endpoint';
import { events } from '../queue/forge-events';
import { createLive } from '../realtime/live';
import { createForgeStore } from '../storage/forge-store';

/** Forge cuts a consumer's outbound request after 180 s, and this one's function after 200 s (`manifest.yml`). */
const ANSWER_TIME_MS = 170_000;
const ATTEMPT_TIME_MS = 200_000;

/**
 * Consumer of the queue `triage-runs`. Only this app can push to it, so its events are what
 * `runInBackground` made. It never throws, since Forge would repeat it for a day; it asks for the event
 * again only while an attempt that may have died is not over.
 */
export async function runWorker(event: { body: RunJob }): Promise<InvocationError | undefined> {
  const clock = Date.now;
  const startedAt = clock();
  const store = createForgeStore(clock);
  const ended = await finishRun(
    {
      marks: createMarks('app'),
      live: createLive(clock),
      store,
      endpoint: createEndpoint(clock, store),
      clock,
      deadline: startedAt + ANSWER_TIME_MS,
      attemptTime: ATTEMPT_TIME_MS,
    },
    event.body,
  );
  log({ event: 'consumer', name: 'runWorker', outcome: ended.kind === 'failed' ? ended.failure.code : 'ok', ms: clock() - startedAt });
  if (ended.kind !== 'busy') return undefined;
  const { InvocationError, InvocationErrorCode } = events();
  return new InvocationError({ retryAfter: ended.retryAfterSeconds, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
}
