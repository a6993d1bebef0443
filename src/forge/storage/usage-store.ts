import { usageShape, type UsageStore } from '../../settings/usage/usage-store';
import { KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';

const DAY_MS = 86_400_000;

/** What was counted a week ago is better than nothing, and anything older is not. */
const KEPT_DAYS = 7;

/** Values in use, in Forge storage. */
export function createUsageStore(calls: KvsCalls): UsageStore {
  return {
    readUsage: (projectId) => calls.get(KEYS.usedValues(projectId), usageShape),
    writeUsage: (projectId, usage) => calls.set(KEYS.usedValues(projectId), usage, usage.readAt + KEPT_DAYS * DAY_MS),
    claimUsage: (projectId, at) => calls.create(KEYS.usedValuesClaim(projectId, Math.floor(at / DAY_MS)), at, at + 2 * DAY_MS),
  };
}
