import type { CancelSignal } from '../cancel-signal';
import { ApiError } from '../errors/api-error';

export interface FairQueueOptions {
  concurrent: number;
  waiting: number;
  waitingPerTenant: number;
  deadlineMs: number;
}

interface Waiter {
  start(): void;
}

interface Lane {
  active: number;
  /** The tenant's own share of the upstreams. */
  concurrent: number;
  waiters: Set<Waiter>;
}

/**
 * A place at the upstreams for each call. Tenants take turns, each with its oldest call, so that a tenant
 * with a thousand waiting calls delays another by one at most. The queue is bounded, in all and for each
 * tenant, and nobody waits past the deadline.
 */
export class FairQueue {
  /** In order of turns. Holds only tenants with a call. */
  private readonly lanes = new Map<string, Lane>();
  private activeCalls = 0;
  private waitingCalls = 0;

  constructor(private readonly options: FairQueueOptions) {}

  get active(): number {
    return this.activeCalls;
  }

  get waiting(): number {
    return this.waitingCalls;
  }

  /**
   * Resolves when the call may start, with the function that gives the place back (once).
   * @throws ApiError `too_many_waiting` (429), `overloaded` (503) · the signal's reason
   */
  async acquire(tenant: string, concurrent: number, signal: CancelSignal): Promise<() => void> {
    signal.throwIfAborted();
    const lane = this.lane(tenant, concurrent);
    if (this.activeCalls < this.options.concurrent && lane.active < lane.concurrent && lane.waiters.size === 0) {
      return this.begin(tenant, lane);
    }
    if (lane.waiters.size >= this.options.waitingPerTenant) throw new ApiError('too_many_waiting', { retryAfterSeconds: 1 });
    if (this.waitingCalls >= this.options.waiting) {
      this.forgetWhenIdle(tenant, lane);
      throw new ApiError('overloaded', { retryAfterSeconds: 1 });
    }
    return this.wait(tenant, lane, signal);
  }

  private lane(tenant: string, concurrent: number): Lane {
    const known = this.lanes.get(tenant);
    if (known !== undefined) {
      known.concurrent = concurrent;
      return known;
    }
    const lane: Lane = { active: 0, concurrent, waiters: new Set() };
    this.lanes.set(tenant, lane);
    return lane;
  }

  private begin(tenant: string, lane: Lane): () => void {
    lane.active += 1;
    this.activeCalls += 1;
    return () => {
      lane.active -= 1;
      this.activeCalls -= 1;
      this.startNext();
      this.forgetWhenIdle(tenant, lane);
    };
  }

  private wait(tenant: string, lane: Lane, signal: CancelSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        lane.waiters.delete(waiter);
        this.waitingCalls -= 1;
      };
      const giveUp = (error: Error): void => {
        leave();
        this.forgetWhenIdle(tenant, lane);
        reject(error);
      };
      const cancel = (): void => giveUp(signal.reason);
      const waiter: Waiter = {
        start: () => {
          leave();
          // Taken here and not when the promise's reader runs, or another call could slip in between.
          resolve(this.begin(tenant, lane));
        },
      };
      const timer = setTimeout(() => giveUp(new ApiError('overloaded', { retryAfterSeconds: 2 })), this.options.deadlineMs);
      signal.addEventListener('abort', cancel);
      lane.waiters.add(waiter);
      this.waitingCalls += 1;
    });
  }

  /** Starts the oldest call of the first tenant whose turn it is and who has room. */
  private startNext(): void {
    if (this.waitingCalls === 0) return;
    for (const [tenant, lane] of this.lanes) {
      const [waiter] = lane.waiters;
      if (waiter === undefined || lane.active >= lane.concurrent) continue;
      this.lanes.delete(tenant);
      this.lanes.set(tenant, lane);
      waiter.start();
      return;
    }
  }

  private forgetWhenIdle(tenant: string, lane: Lane): void {
    if (lane.active === 0 && lane.waiters.size === 0 && this.lanes.get(tenant) === lane) this.lanes.delete(tenant);
  }
}
