import type { ErrorCode } from '../contract/error-body';
import type { TokenUsage } from '../providers/endpoint-port';

export interface StoredSuccess {
  at: number;
  durationMs: number;
  model: string;
}

export interface StoredFailure {
  code: ErrorCode;
  at: number;
  status: number | null;
}

export interface StoredCheck {
  at: number;
  outcome: 'ok' | ErrorCode;
  durationMs: number;
}

/** Calls and tokens of one day. `day` counts days since 1970 in UTC. */
export interface DayUsage extends TokenUsage {
  day: number;
  calls: number;
}

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
