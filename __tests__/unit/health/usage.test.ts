import type { ActivityStore, DayUsage } from '../../../src/health/activity-store';
import { getActivity, type ActivityContext } from '../../../src/health/get-activity';
import { sumUsage } from '../../../src/health/sum-usage';

const DAY_MS = 86_400_000;
/** A Wednesday in March, at noon UTC. */
const NOON = Date.UTC(2026, 2, 11, 12);
const TODAY = Math.floor(NOON / DAY_MS);

/** A site that calls the model `calls(day)` times a day, ten tokens in and one out. */
function aStore(calls: (day: number) => number) {
  const sums = new Map<number, DayUsage>();
  const counted: number[] = [];
  const store: ActivityStore = {
    recordSuccess: () => Promise.resolve(),
    recordFailure: () => Promise.resolve(),
    recordCheck: () => Promise.resolve(),
    readDayUsage(day: number) {
      const sum = sums.get(day);
      if (sum === undefined) counted.push(day);
      return Promise.resolve(sum ?? { day, calls: calls(day), promptTokens: 10 * calls(day), completionTokens: calls(day) });
    },
    readUsageSums: (firstDay: number) => Promise.resolve([...sums.values()].filter(({ day }) => day >= firstDay)),
    writeUsageSum: (usage: DayUsage) => Promise.resolve(void sums.set(usage.day, usage)),
    readSuccess: () => Promise.resolve(null),
    readFailures: () => Promise.resolve([]),
    readCheck: () => Promise.resolve(null),
  };
  return { store, sums, counted };
}

function contextAt(store: ActivityStore, now: number): ActivityContext {
  const endpoint = { readTokenBudget: () => Promise.resolve({ used: 0, perDay: 0 }) };
  return { store, endpoint, clock: () => now, jira: { isAdministrator: () => Promise.resolve(true) } };
}

describe('summing what was used', () => {
  it('sums each day that is over, once, and leaves out days without calls', async () => {
    const { store, sums, counted } = aStore((day) => (day === TODAY - 2 ? 0 : 5));
    await sumUsage({ store, clock: () => NOON });
    expect([...sums.keys()]).toEqual([TODAY - 3, TODAY - 1]);
    counted.length = 0;
    await sumUsage({ store, clock: () => NOON });
    expect(counted).toEqual([TODAY - 2]);
  });

  it('leaves yesterday alone until its last calls are sure to be found', async () => {
    const { store, sums } = aStore(() => 5);
    await sumUsage({ store, clock: () => TODAY * DAY_MS + 60_000 });
    expect([...sums.keys()]).toEqual([TODAY - 4, TODAY - 3, TODAY - 2]);
  });
});

describe('what was used', () => {
  it.each([
    ['with a sum for each day that is over', true],
    ['when the daily job has not run for days', false],
  ])('is today’s and this month’s, %s', async (_case, isSummed) => {
    const { store } = aStore((day) => (day > TODAY - 4 ? 2 : 0));
    if (isSummed) await sumUsage({ store, clock: () => NOON });
    const { usage } = await getActivity(contextAt(store, NOON));
    expect(usage).toEqual({
      today: { calls: 2, promptTokens: 20, completionTokens: 2 },
      month: { calls: 8, promptTokens: 80, completionTokens: 8 },
    });
  });

  it('begins anew with the month', async () => {
    const { store } = aStore(() => 2);
    const { usage } = await getActivity(contextAt(store, Date.UTC(2026, 3, 1, 1)));
    expect(usage.month).toEqual(usage.today);
  });
});
