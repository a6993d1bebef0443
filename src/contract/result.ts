import type { ErrorBody } from './error-body';

/** What every resolver returns. Nothing is thrown through the platform. */
export type Result<Data> = { ok: true; data: Data } | { ok: false; error: ErrorBody };

/** The successful half of {@link Result}. */
export function success<Data>(data: Data): Result<Data> {
  return { ok: true, data };
}
