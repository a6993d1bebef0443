import { toErrorBody } from '../../contract/triage-error';
import { sumUsage } from '../../health/sum-usage';
import { startTopUps } from '../../learning/top-up';
import { sumStatistics } from '../../statistics/sum-statistics';
import { runCheck } from '../../triage/trial/run-check';
import { createEndpoint } from '../models/endpoint';
import { log } from '../log/logger';
import { createForgeQueue } from '../queue/forge-queue';
import { createForgeStore } from '../storage/forge-store';
import { random } from './wire';

/** Forge ends the function after 300 s (`manifest.yml`). */
const JOB_TIME_MS = 280_000;
/** Forge cuts an outbound request of a function without a person after 180 s. */
const ANSWER_TIME_MS = 170_000;

type Job = (name: string, work: () => Promise<unknown>) => Promise<void>;

/** One job's failure is no reason to leave out the next. */
const attempt: Job = async (name, work) => {
  const startedAt = Date.now();
  const note = (outcome: Parameters<typeof log>[0]['outcome']) => log({ event: 'schedule', name, outcome, ms: Date.now() - startedAt });
  try {
    await work();
    note('ok');
  } catch (error) {
    note(toErrorBody(error).code);
  }
};

/** Once a day, with nobody signed in: sums what the day brought, lets profiles learn what was resolved, and checks the endpoint unless that is switched off. */
export async function daily(): Promise<void> {
  const clock = Date.now;
  const store = createForgeStore(clock);
  const startedAt = clock();
  await attempt('sumStatistics', () => sumStatistics({ store, clock, deadline: startedAt + JOB_TIME_MS - ANSWER_TIME_MS }));
  await attempt('sumUsage', () => sumUsage({ store, clock }));
  await attempt('startTopUps', () => startTopUps({ store, queue: createForgeQueue() }));
  await attempt('runCheck', async () => {
    const { settings } = await store.readSettings();
    if (!settings.dailyCheck) return;
    const deadline = Math.min(clock() + ANSWER_TIME_MS, startedAt + JOB_TIME_MS);
    const outcome = await runCheck({ store, endpoint: createEndpoint(clock, store), clock, random, deadline });
    if (outcome !== null && outcome !== 'ok') throw outcome;
  });
}
