import type { Caller } from '../access/caller';
import { QuotaCounter } from '../access/quota-counter';
import type { CancelSignal } from '../cancel-signal';
import type { Clock, Stopwatch } from '../clock';
import { FairQueue, type FairQueueOptions } from '../flow/fair-queue';
import type { Admission, Place } from './store';

class QueuedPlace implements Place {
  private release: (() => void) | null = null;

  constructor(
    private readonly queue: FairQueue,
    private readonly caller: Caller,
  ) {}

  async enter(signal: CancelSignal): Promise<void> {
    this.release = await this.queue.acquire(this.caller.tenant, this.caller.quotas.concurrent, signal);
  }

  leave(): void {
    this.release?.();
  }
}

/** Quotas and places of one instance, in its memory. */
export class LocalLimits {
  private readonly quotas: QuotaCounter;
  private readonly queue: FairQueue;

  constructor(queue: FairQueueOptions, clock: Clock, stopwatch: Stopwatch) {
    this.quotas = new QuotaCounter(clock, stopwatch);
    this.queue = new FairQueue(queue);
  }

  get waiting(): number {
    return this.queue.waiting;
  }

  get active(): number {
    return this.queue.active;
  }

  admit(caller: Caller): Admission {
    const verdict = this.quotas.take(caller.tenant, caller.quotas);
    return { caller, verdict, place: verdict.granted ? new QueuedPlace(this.queue, caller) : null };
  }
}
