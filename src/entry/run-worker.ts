import { createEndpointAdapter } from '../adapters/endpoint/endpoint-adapter';
import { createForgeStore } from '../adapters/store/forge-store';
import { log } from '../log/logger';
import type { RunJob } from '../use-cases/background-run';
import { finishRun } from '../use-cases/finish-run';

/** Forge cuts a consumer's outbound request after 180 s, and this one's function after 200 s (`manifest.yml`). */
const ANSWER_TIME_MS = 170_000;
const ATTEMPT_TIME_MS = 200_000;

/**
 * Consumer of the queue `triage-runs`. Only this app can push to it, so its events are what
 * `runInBackground` made. It never throws: Forge would repeat it for a day.
 */
export async function runWorker(event: { body: RunJob }): Promise<void> {
  const clock = Date.now;
  const startedAt = clock();
  const ended = await finishRun(
    {
      store: createForgeStore(clock),
      endpoint: createEndpointAdapter(clock),
      clock,
      deadline: startedAt + ANSWER_TIME_MS,
      attemptTime: ATTEMPT_TIME_MS,
    },
    event.body,
  );
  const outcome = ended === null || ended === 'done' ? 'ok' : ended.code;
  log({ event: 'consumer', name: 'runWorker', outcome, ms: clock() - startedAt });
}
