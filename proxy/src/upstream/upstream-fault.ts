import type { Problem } from './problem';

/** How an attempt at an upstream can fail. The API answers with errors of the same names. */
export type FaultCode =
  | 'upstream_unreachable'
  | 'upstream_failed'
  | 'upstream_misconfigured'
  | 'upstream_invalid_reply'
  | 'upstream_unavailable'
  | 'upstream_busy'
  | 'upstream_timeout'
  | 'context_length_exceeded'
  | 'parameter_refused_by_model'
  | 'role_refused_by_model'
  | 'content_filter'
  | 'unprocessable';

/**
 * Whom a fault speaks against.
 * - `upstream`: nobody can reach it, whatever they ask.
 * - `tenant`: it failed over this call, and the call itself may be why. Only this tenant's next calls can be held back.
 * - `nobody`: it answered as it should; the request, or the operator's own settings, were not acceptable to it.
 * - `undecided`: nothing is known of it yet.
 */
export type Blame = 'upstream' | 'tenant' | 'nobody' | 'undecided';

interface FaultTraits {
  blame: Blame;
  /** Nothing can have been done by the upstream, so the call may be made again, here or elsewhere. */
  isUntouched?: boolean;
  /** The request field at fault, from a closed list. */
  param?: string;
  retryAfterSeconds?: number;
  /** What the operator has to mend. */
  problem?: Problem;
}

/** How one attempt at an upstream failed. Holds no text of the upstream. */
export class UpstreamFault extends Error {
  override readonly name = 'UpstreamFault';

  constructor(
    readonly code: FaultCode,
    readonly traits: FaultTraits,
  ) {
    super(code);
  }
}
