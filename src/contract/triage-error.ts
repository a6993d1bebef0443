import type { ErrorBody, ErrorCode, ErrorDetails } from './error-body';
import { errorText } from './error-catalog';
import type { Result } from './result';

interface TriageErrorOptions {
  details?: ErrorDetails;
  /** Kept for whoever debugs; never logged and never shown, because it can hold issue text. */
  cause?: unknown;
}

/** The app's one error. Its message comes from the catalog, so that it can hold no issue text. */
export class TriageError extends Error {
  override readonly name = 'TriageError';
  readonly code: ErrorCode;
  readonly details?: ErrorDetails;

  constructor(code: ErrorCode, options: TriageErrorOptions = {}) {
    super(errorText(code, options.details).message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details;
  }
}

/** Translates anything thrown into the body that a front end may see; the unknown becomes `INTERNAL`. */
export function toErrorBody(error: unknown): ErrorBody {
  const known = error instanceof TriageError ? error : new TriageError('INTERNAL', { cause: error });
  const { message, retryable } = errorText(known.code, known.details);
  return { code: known.code, message, retryable, ...(known.details === undefined ? {} : { details: known.details }) };
}

/** The failed half of `Result`. */
export function failure<Data>(error: unknown): Result<Data> {
  return { ok: false, error: toErrorBody(error) };
}
