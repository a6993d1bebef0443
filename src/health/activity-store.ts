import * as z from 'zod/mini';
import { ERROR_CODES, type ErrorCode } from '../contract/error-body';
import { once } from '../contract/once';
import { countShape, timeShape } from '../contract/shapes';
import { tokenUsageShape } from '../providers/endpoint-store';

export const successShape = once(() => z.object({ at: timeShape(), durationMs: z.number(), model: z.string() }));

export type StoredSuccess = z.infer<ReturnType<typeof successShape>>;

export const failedCallShape = once(() => z.object({ code: z.enum(ERROR_CODES), at: timeShape(), status: z.nullable(z.number()) }));

export type StoredFailure = z.infer<ReturnType<typeof failedCallShape>>;

export const checkShape = once(() => z.object({ at: timeShape(), outcome: z.enum(['ok', ...ERROR_CODES]), durationMs: z.number() }));

export type StoredCheck = z.infer<ReturnType<typeof checkShape>>;

/** Calls and tokens of one day. `day` counts days since 1970 in UTC. */
export const dayUsageShape = once(() => z.extend(tokenUsageShape(), { day: countShape(), calls: countShape() }));

export type DayUsage = z.infer<ReturnType<typeof dayUsageShape>>;

/** How the endpoint does, without any text. Times are milliseconds since 1970. */
export interface ActivityStore {
  recordSuccess(success: StoredSuccess): Promise<void>;
  /** One record for each code: the newest. */
  recordFailure(failure: StoredFailure): Promise<void>;
  readSuccess(): Promise<StoredSuccess | null>;
  readFailures(codes: readonly ErrorCode[]): Promise<StoredFailure[]>;
  recordCheck(check: StoredCheck): Promise<void>;
  readCheck(): Promise<StoredCheck | null>;
  /** What was used on a day: the sum where one was made, else counted from the day's calls. */
  readDayUsage(day: number): Promise<DayUsage>;
  /** Sums that were made, oldest first, from `firstDay` on. */
  readUsageSums(firstDay: number): Promise<DayUsage[]>;
  writeUsageSum(usage: DayUsage): Promise<void>;
}
