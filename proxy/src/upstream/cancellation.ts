/** Why a call ended early: the caller left, or the service stops. */
export type CancelReason = 'caller_gone' | 'shutting_down';

/**
 * One call's end, told to whatever works for it. An `AbortSignal` would do, at several times the cost for
 * each request.
 */
export class Cancellation {
  private readonly listeners = new Set<(reason: CancelReason) => void>();
  reason: CancelReason | null = null;

  cancel(reason: CancelReason): void {
    if (this.reason !== null) return;
    this.reason = reason;
    for (const listener of this.listeners) listener(reason);
    this.listeners.clear();
  }

  /** Returns the function that takes the listener off again. */
  onCancel(listener: (reason: CancelReason) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}

/** A call that was cancelled: nobody's fault, so no breaker and no error rate counts it. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor(readonly reason: CancelReason) {
    super(reason);
  }
}
