/** Why a call ended early: the caller left, or the service stops. */
export type CancelReason = 'caller_gone' | 'shutting_down';

/** A call that was cancelled: nobody's fault, so no breaker and no error rate counts it. The `reason` of its signal. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor(readonly reason: CancelReason) {
    super(reason);
  }
}
