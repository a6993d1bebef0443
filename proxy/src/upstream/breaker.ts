import type { Clock } from '../clock';

/** The right to make one call; exactly one of its methods is called once. */
export interface Permit {
  succeeded(): void;
  failed(): void;
  /** The call says nothing about the upstream: the caller left. */
  abandoned(): void;
}

export type BreakerState = 'closed' | 'open' | 'half-open';

/**
 * Opens after a number of failures in a row, and after a pause lets one call through at a time until one
 * succeeds. A cancelled call leaves the state as it was.
 */
export class Breaker {
  private failures = 0;
  private openedAt: number | null = null;
  private isTesting = false;

  constructor(
    private readonly options: { failures: number; openMs: number },
    private readonly clock: Clock,
  ) {}

  get state(): BreakerState {
    if (this.openedAt === null) return 'closed';
    return this.isTesting || this.clock() - this.openedAt >= this.options.openMs ? 'half-open' : 'open';
  }

  /** Null while the breaker is open, or half-open with its test call under way. */
  tryPass(): Permit | null {
    if (this.openedAt === null) return this.permit(false);
    if (this.isTesting || this.clock() - this.openedAt < this.options.openMs) return null;
    this.isTesting = true;
    return this.permit(true);
  }

  /** Seconds until a call may be tried. */
  get retryAfterSeconds(): number {
    if (this.openedAt === null) return 1;
    return Math.max(1, Math.ceil((this.openedAt + this.options.openMs - this.clock()) / 1_000));
  }

  private permit(isTest: boolean): Permit {
    const endTest = (): void => {
      if (isTest) this.isTesting = false;
    };
    return {
      succeeded: () => {
        endTest();
        // A call from before the breaker opened must not close it.
        if (isTest || this.openedAt === null) {
          this.failures = 0;
          this.openedAt = null;
        }
      },
      failed: () => {
        endTest();
        this.failures += 1;
        if (isTest || (this.openedAt === null && this.failures >= this.options.failures)) this.openedAt = this.clock();
      },
      abandoned: endTest,
    };
  }
}
