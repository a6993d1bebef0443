import type { Activity, UsageCounts } from '../contract/admin';
import type { Clock } from '../contract/clock';
import type { ActivityStore, DayUsage } from './activity-store';

import { assertAdministrator, type AccessPort } from '../access/administrator';
import type { EndpointPort } from '../providers/endpoint-port';
import { ENDPOINT_FAILURES } from './endpoint-failures';

const DAY_MS = 86_400_000;

/** Days that a missed daily job may have left unsummed. */
const MOST_UNSUMMED = 3;

/** What showing the endpoint's health works with. */
export interface ActivityContext {
  jira: Pick<AccessPort, 'isAdministrator'>;
  store: ActivityStore;
  endpoint: Pick<EndpointPort, 'readTokenBudget'>;
  clock: Clock;
}

function add(total: UsageCounts, { calls, promptTokens, completionTokens }: UsageCounts): UsageCounts {
  return {
    calls: total.calls + calls,
    promptTokens: total.promptTokens + promptTokens,
    completionTokens: total.completionTokens + completionTokens,
  };
}

function sum(days: DayUsage[]): UsageCounts {
  return days.reduce<UsageCounts>(add, { calls: 0, promptTokens: 0, completionTokens: 0 });
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

/** The days of this month before today, from the sums and, where the job has not been there yet, from the calls. */
async function earlierDays({ store }: Pick<ActivityContext, 'store'>, firstDay: number, today: number): Promise<DayUsage[]> {
  const sums = await store.readUsageSums(firstDay);
  const known = new Set(sums.map(({ day }) => day));
  const recent = Array.from({ length: MOST_UNSUMMED }, (_each, index) => today - 1 - index);
  const missing = recent.filter((day) => day >= firstDay && !known.has(day));
  return [...sums.filter(({ day }) => day < today), ...(await Promise.all(missing.map((day) => store.readDayUsage(day))))];
}

/** How the endpoint does, and what was used today and this month (UTC). @throws TriageError `NOT_PERMITTED` */
export async function getActivity(context: ActivityContext): Promise<Activity> {
  await assertAdministrator(context);
  const { store, endpoint, clock } = context;
  const now = new Date(clock());
  const today = Math.floor(now.getTime() / DAY_MS);
  const firstDay = Math.floor(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1) / DAY_MS);
  const [usedToday, earlier, success, failures, check, tokens] = await Promise.all([
    store.readDayUsage(today),
    earlierDays(context, firstDay, today),
    store.readSuccess(),
    store.readFailures(ENDPOINT_FAILURES),
    store.readCheck(),
    endpoint.readTokenBudget(),
  ]);
  return {
    usage: { today: sum([usedToday]), month: sum([...earlier, usedToday]) },
    tokens,
    lastSuccess: success === null ? null : { ...success, at: iso(success.at) },
    failures: failures.sort((one, other) => other.at - one.at).map((failure) => ({ ...failure, at: iso(failure.at) })),
    check: check === null ? null : { ...check, at: iso(check.at) },
  };
}
