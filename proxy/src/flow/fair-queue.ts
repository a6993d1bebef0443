import type { CancelSignal } from '../cancel-signal';
import { WaitingCalls, type WaitingOptions } from './waiting-calls';

export interface FairQueueOptions extends WaitingOptions {
  concurrent: number;
}

/**
 * A place at the upstreams for each call of one instance. Tenants take turns, each with its oldest call, so that a tenant
 * with a thousand waiting calls delays another by one at most.
 */
export class FairQueue {
  /** By tenant. Holds only those with a call. */
  private readonly activeOf = new Map<string, number>();
  private activeCalls = 0;
  private readonly waitingCalls: WaitingCalls<() => void>;

  constructor(private readonly options: FairQueueOptions) {
    this.waitingCalls = new WaitingCalls(options);
  }

  get active(): number {
    return this.activeCalls;
  }

  get waiting(): number {
    return this.waitingCalls.size;
  }

  /**
   * Resolves when the call may start, with the function that gives the place back (once).
   * @throws ApiError `too_many_waiting` (429), `overloaded` (503) · the signal's reason
   */
  async acquire(tenant: string, concurrent: number, signal: CancelSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.hasRoom(tenant, concurrent) && !this.waitingCalls.isWaiting(tenant)) return this.begin(tenant);
    return this.waitingCalls.wait(tenant, concurrent, signal);
  }

  private hasRoom(tenant: string, concurrent: number): boolean {
    return this.activeCalls < this.options.concurrent && (this.activeOf.get(tenant) ?? 0) < concurrent;
  }

  private begin(tenant: string): () => void {
    this.count(tenant, 1);
    return () => {
      this.count(tenant, -1);
      this.startNext();
    };
  }

  private count(tenant: string, change: number): void {
    const active = (this.activeOf.get(tenant) ?? 0) + change;
    if (active === 0) this.activeOf.delete(tenant);
    else this.activeOf.set(tenant, active);
    this.activeCalls += change;
  }

  /** Starts the oldest call of the first tenant whose turn it is and who has room. */
  private startNext(): void {
    for (const [tenant, concurrent] of this.waitingCalls.tenants()) {
      if (!this.hasRoom(tenant, concurrent)) continue;
      // The place is taken here and not when the promise's reader runs, or another call could slip in between.
      this.waitingCalls.startOldest(tenant, this.begin(tenant));
      return;
    }
  }
}
