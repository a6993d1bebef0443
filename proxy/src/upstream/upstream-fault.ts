import { ApiError, type ErrorCode } from '../errors/api-error';

interface FaultTraits {
  /** Nothing can have been done by the upstream, so the call may be made again, here or elsewhere. */
  isUntouched: boolean;
  /** Speaks against the upstream, for its breaker. */
  isFailure: boolean;
  param?: string;
  retryAfterSeconds?: number;
}

/** How one attempt at an upstream failed. */
export class UpstreamFault extends Error {
  override readonly name = 'UpstreamFault';

  constructor(
    readonly code: ErrorCode,
    readonly traits: FaultTraits,
  ) {
    super(code);
  }

  toApiError(): ApiError {
    const { param, retryAfterSeconds } = this.traits;
    return new ApiError(this.code, {
      cause: this,
      ...(param === undefined ? {} : { param }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
}
