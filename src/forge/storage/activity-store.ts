import type { Clock } from '../../contract/clock';
import type { ActivityStore, DayUsage } from '../../health/activity-store';
import type { TokenUsage } from '../../providers/endpoint-port';
import { KEYS, PREFIXES } from './keys';
import type { KvsCalls } from './kvs-calls';
import { checkShape, dayUsageShape, failedCallShape, slotShape, successShape } from './record-shapes';

const DAY_MS = 86_400_000;
/** Failures that are older tell nothing about the endpoint as it is now. */
const FAILURE_DAYS = 14;
/** Sums of days: a month and the one before. */
const SUM_DAYS = 62;

/** How the endpoint does and what was used, in Forge storage. */
export function createActivityStore(calls: KvsCalls, clock: Clock): ActivityStore {
  return {
    recordSuccess: (success) => calls.set(KEYS.success, success, null),
    recordFailure: (failure) => calls.set(KEYS.failure(failure.code), failure, failure.at + FAILURE_DAYS * DAY_MS),
    readSuccess: () => calls.get(KEYS.success, successShape),
    // By name, because queries lag: an administrator who has just seen a failure looks for it here.
    async readFailures(codes) {
      const found = await Promise.all(codes.map((code) => calls.get(KEYS.failure(code), failedCallShape)));
      return found.filter((failure) => failure !== null);
    },
    recordCheck: (check) => calls.set(KEYS.check, check, null),
    readCheck: () => calls.get(KEYS.check, checkShape),
    async readDayUsage(day) {
      const sum = await calls.get(KEYS.usage(day), dayUsageShape);
      if (sum !== null) return sum;
      const slots = await calls.list(PREFIXES.siteSlots(day), slotShape);
      const add = (total: DayUsage, { value }: { value: TokenUsage }): DayUsage => ({
        day,
        calls: total.calls + 1,
        promptTokens: total.promptTokens + value.promptTokens,
        completionTokens: total.completionTokens + value.completionTokens,
      });
      return slots.reduce(add, { day, calls: 0, promptTokens: 0, completionTokens: 0 });
    },
    async readUsageSums(firstDay) {
      const sums = await calls.list(PREFIXES.usage, dayUsageShape);
      return sums
        .map(({ value }) => value)
        .filter(({ day }) => day >= firstDay)
        .sort((one, other) => one.day - other.day);
    },
    writeUsageSum: (usage) => calls.set(KEYS.usage(usage.day), usage, clock() + SUM_DAYS * DAY_MS),
  };
}
