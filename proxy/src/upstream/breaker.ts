/** The right to make one call; exactly one of its methods is called once. */
export interface Permit {
  succeeded(): void;
  failed(): void;
  /** The call says nothing about the upstream: the caller left. */
  abandoned(): void;
}

export interface BreakerOptions {
  /** Failures in a row. */
  failures: number;
  openMs: number;
}

export type BreakerState = 'closed' | 'open' | 'half-open';

/**
 * Opens after a number of failures in a row, and after a pause lets one call through at a time until one
 * succeeds. A cancelled call leaves the state as it was. Its clock is monotonic: the time of day may jump.
 */
export class Breaker {
  private failures = 0;
  private openedAt: number | null = null;
  private isTesting = false;

  constructor(private readonly options: BreakerOptions) {}

  get state(): BreakerState {
    if (this.openedAt === null) return 'closed';
    return this.isTesting || this.openForMs(this.openedAt) <= 0 ? 'half-open' : 'open';
  }

  /** Null while the breaker is open, or half-open with its test call under way. */
  tryPass(): Permit | null {
    if (this.openedAt === null) return this.permit(false);
    if (this.isTesting || this.openForMs(this.openedAt) > 0) return null;
    this.isTesting = true;
    return this.permit(true);
  }

  /** Seconds until a call may be tried. */
  get retryAfterSeconds(): number {
    return this.openedAt === null ? 1 : Math.max(1, Math.ceil(this.openForMs(this.openedAt) / 1_000));
  }

  private openForMs(openedAt: number): number {
    return openedAt + this.options.openMs - performance.now();
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
        if (isTest || (this.openedAt === null && this.failures >= this.options.failures)) this.openedAt = performance.now();
      },
      abandoned: endTest,
    };
  }
}
