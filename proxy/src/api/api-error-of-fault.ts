import { ApiError } from '../errors/api-error';
import type { UpstreamFault } from '../upstream/upstream-fault';

/** What a caller is told of an upstream's fault: the error of the same name. */
export function apiErrorOfFault(fault: UpstreamFault): ApiError {
  const { param, retryAfterSeconds } = fault.traits;
  return new ApiError(fault.code, {
    cause: fault,
    ...(param === undefined ? {} : { param }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
