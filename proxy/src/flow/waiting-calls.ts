import type { CancelSignal } from '../cancel-signal';
import { ApiError } from '../errors/api-error';

export interface WaitingOptions {
  waiting: number;
  waitingPerTenant: number;
  deadlineMs: number;
}

interface Waiter<Start> {
  start(value: Start): void;
  concurrent: number;
}

/**
 * Calls that wait for something, in a lane for each tenant: bounded, in all and for each tenant, and nobody waits past the
 * deadline, or after the caller left. `Start` is what a call gets when it may go on.
 */
export class WaitingCalls<Start> {
  /** In order of turns. Holds only tenants that wait. */
  private readonly lanes = new Map<string, Set<Waiter<Start>>>();
  private calls = 0;

  constructor(private readonly options: WaitingOptions) {}

  get size(): number {
    return this.calls;
  }

  /** Tenants that wait, in order of turns, each with the share of its oldest call. */
  *tenants(): Generator<[tenant: string, concurrent: number]> {
    for (const [tenant, [oldest]] of this.lanes) if (oldest !== undefined) yield [tenant, oldest.concurrent];
  }

  isWaiting(tenant: string): boolean {
    return this.lanes.has(tenant);
  }

  /** @throws ApiError `too_many_waiting` (429), `overloaded` (503) · the signal's reason */
  wait(tenant: string, concurrent: number, signal: CancelSignal): Promise<Start> {
    const lane = this.lanes.get(tenant) ?? new Set<Waiter<Start>>();
    if (lane.size >= this.options.waitingPerTenant) throw new ApiError('too_many_waiting', { retryAfterSeconds: 1 });
    if (this.calls >= this.options.waiting) throw new ApiError('overloaded', { retryAfterSeconds: 1 });
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        lane.delete(waiter);
        if (lane.size === 0) this.lanes.delete(tenant);
        this.calls -= 1;
      };
      const cancel = (): void => {
        leave();
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        leave();
        reject(new ApiError('overloaded', { retryAfterSeconds: 2 }));
      }, this.options.deadlineMs);
      const waiter: Waiter<Start> = {
        concurrent,
        start: (value) => {
          leave();
          resolve(value);
        },
      };
      signal.addEventListener('abort', cancel);
      lane.add(waiter);
      this.lanes.set(tenant, lane);
      this.calls += 1;
    });
  }

  /** Lets the oldest call of a tenant go on, and puts the tenant at the end of the turns. Whether there was one. */
  startOldest(tenant: string, value: Start): boolean {
    const lane = this.lanes.get(tenant);
    const [oldest] = lane ?? [];
    if (lane === undefined || oldest === undefined) return false;
    this.lanes.delete(tenant);
    this.lanes.set(tenant, lane);
    oldest.start(value);
    return true;
  }
}
