import type { Clock, Stopwatch } from '../clock';
import type { Quotas } from '../config/config-schema';
import type { QuotaState, QuotaVerdict } from './quotas';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const BURST_SECONDS = 10;
/** The sums of fractions must not refuse what is exactly due. */
const TOLERANCE = 0.001;

/** Requests that may come at once: by default ten seconds' worth. */
export function burstOf({ burst, requestsPerMinute }: Quotas): number {
  return burst ?? Math.max(1, Math.ceil((requestsPerMinute * BURST_SECONDS) / 60));
}

interface Usage {
  /** When the bucket will be full again, on the stopwatch: the whole state of a token bucket in one number. */
  fullAt: number;
  day: number;
  /** When the day's count began, on the stopwatch. */
  dayBeganAt: number;
  today: number;
}

/**
 * A token bucket for each tenant and a count for each day (UTC). It holds numbers and tenant names, no content, and a
 * restart begins anew. A day ends at midnight, or 24 hours after its first request: so a clock that goes back, by
 * whatever length, makes nobody wait longer than a day.
 */
export class QuotaCounter {
  private readonly usages = new Map<string, Usage>();

  constructor(
    private readonly clock: Clock,
    private readonly stopwatch: Stopwatch,
  ) {}

  take(tenant: string, quotas: Quotas): QuotaVerdict {
    const now = this.stopwatch();
    const time = this.clock();
    const usage = this.usageOf(tenant, now, Math.floor(time / DAY_MS));
    const interval = MINUTE_MS / quotas.requestsPerMinute;
    const burst = burstOf(quotas);
    const state = (): QuotaState => {
      const untilFullMs = Math.max(0, usage.fullAt - now);
      const left = Math.floor(burst - untilFullMs / interval + TOLERANCE);
      const remaining = Math.max(0, Math.min(left, quotas.requestsPerDay - usage.today));
      return { limit: burst, remaining, resetSeconds: untilFullMs / 1_000 };
    };
    if (usage.today >= quotas.requestsPerDay) {
      const untilEndMs = Math.min((usage.day + 1) * DAY_MS - time, usage.dayBeganAt + DAY_MS - now);
      const retryAfterSeconds = Math.max(1, Math.ceil(untilEndMs / 1_000));
      return { granted: false, code: 'daily_quota_exceeded', ...state(), retryAfterSeconds, resetSeconds: retryAfterSeconds };
    }
    const fullAt = Math.max(usage.fullAt, now) + interval;
    const waitMs = fullAt - now - burst * interval;
    if (waitMs > TOLERANCE)
      return { granted: false, code: 'rate_limit_exceeded', ...state(), retryAfterSeconds: Math.ceil(waitMs / 1_000) };
    usage.fullAt = fullAt;
    usage.today += 1;
    return { granted: true, ...state() };
  }

  private usageOf(tenant: string, now: number, day: number): Usage {
    const known = this.usages.get(tenant);
    if (known !== undefined) {
      if (known.day !== day || now - known.dayBeganAt >= DAY_MS) Object.assign(known, { day, dayBeganAt: now, today: 0 });
      return known;
    }
    const usage: Usage = { fullAt: now, day, dayBeganAt: now, today: 0 };
    this.usages.set(tenant, usage);
    return usage;
  }
}
