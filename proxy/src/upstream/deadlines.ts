import { DenseSet, type Placed } from '../dense-set';

/** Something that has to be over at a certain time. */
export interface Bounded extends Placed {
  /** On the clock of `performance.now()`. May move while it is watched. */
  endsAt: number;
  /** Called once the time has come; it takes itself off. */
  expire(): void;
}

/**
 * The deadlines of many calls on one timer. A timer for each would be set and cleared in vain for every
 * call that ends in time, which costs more than the rest of its bookkeeping.
 */
export class Deadlines {
  private readonly watched = new DenseSet<Bounded>();
  private timer: NodeJS.Timeout | null = null;
  private wakesAt = Number.POSITIVE_INFINITY;

  add(call: Bounded): void {
    this.watched.add(call);
    if (call.endsAt < this.wakesAt) this.wakeAt(call.endsAt);
  }

  /** The timer stays as it is: at worst it fires for nobody. */
  remove(call: Bounded): void {
    this.watched.delete(call);
  }

  private wakeAt(time: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.wakesAt = time;
    this.timer = setTimeout(() => this.wake(), Math.max(1, Math.ceil(time - performance.now()))).unref();
  }

  private wake(): void {
    const now = performance.now();
    this.timer = null;
    this.wakesAt = Number.POSITIVE_INFINITY;
    let next = Number.POSITIVE_INFINITY;
    for (const call of this.watched.values()) {
      if (call.endsAt <= now) call.expire();
      else next = Math.min(next, call.endsAt);
    }
    if (next < this.wakesAt) this.wakeAt(next);
  }
}
