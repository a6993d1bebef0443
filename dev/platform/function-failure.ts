/** How a run of a function can fail. */
export type FailureReason = 'threw' | 'time-out' | 'out-of-memory' | 'process-ended' | 'rate-limited';

/** A run of a function that came to no result. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure';

  constructor(
    message: string,
    readonly reason: FailureReason,
  ) {
    super(message);
  }
}
