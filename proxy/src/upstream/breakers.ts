import { Breaker, type BreakerOptions, type BreakerState } from './breaker';
import type { Blame } from './upstream-fault';

/** The right to make one call; its outcome is told once. */
export interface TenantPermit {
  settle(blame: Blame): void;
}

/** What each kind of fault is to the breaker for all, and to the tenant's own. A server that failed was reached. */
const OUTCOMES = {
  upstream: ['failed', 'abandoned'],
  tenant: ['succeeded', 'failed'],
  nobody: ['succeeded', 'succeeded'],
  undecided: ['abandoned', 'abandoned'],
} as const satisfies Record<Blame, unknown>;

/**
 * The breakers of one upstream. The one for all opens only by what no request can bring about; what a request may be
 * the reason for (a 500, a time-out, a reply that is none) opens its tenant's own. So no tenant, whatever it sends,
 * can have another one's calls held back.
 */
export class Breakers {
  private readonly shared: Breaker;
  private readonly own = new Map<string, Breaker>();

  constructor(private readonly options: BreakerOptions) {
    this.shared = new Breaker(options);
  }

  /** Of the breaker for all. */
  get state(): BreakerState {
    return this.shared.state;
  }

  /** Tenants whose calls are held back. */
  get tenantsHeldBack(): number {
    return [...this.own.values()].filter(({ state }) => state !== 'closed').length;
  }

  /** Seconds until a call of this tenant may be tried. */
  retryAfterSeconds(tenant: string): number {
    return Math.max(this.shared.retryAfterSeconds, this.ownOf(tenant).retryAfterSeconds);
  }

  /** Null while calls of this tenant are held back. */
  tryPass(tenant: string): TenantPermit | null {
    const ownPermit = this.ownOf(tenant).tryPass();
    if (ownPermit === null) return null;
    const sharedPermit = this.shared.tryPass();
    if (sharedPermit === null) {
      ownPermit.abandoned();
      return null;
    }
    return {
      settle: (blame) => {
        const [forAll, forTenant] = OUTCOMES[blame];
        sharedPermit[forAll]();
        ownPermit[forTenant]();
      },
    };
  }

  private ownOf(tenant: string): Breaker {
    const known = this.own.get(tenant);
    if (known !== undefined) return known;
    const breaker = new Breaker(this.options);
    this.own.set(tenant, breaker);
    return breaker;
  }
}
