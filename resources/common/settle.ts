import type { ErrorBody } from '../../src/contract/error-body';
import type { Result } from '../../src/contract/result';
import * as strings from './strings';

/**
 * Waits for a resolver call and always gives a result: a call that the platform rejects, and an answer that is no
 * result, become an `INTERNAL` error that may be retried. What is in the result is for the contract's types to say:
 * both sides are deployed together.
 */
export async function settle<Data>(call: () => Promise<Result<Data>>): Promise<Result<Data>> {
  try {
    const answer = await call();
    return isResult(answer) ? answer : { ok: false, error: localError(strings.common.unreadableAnswer) };
  } catch {
    return { ok: false, error: localError(strings.common.noAnswer) };
  }
}

/** A failure that the page itself noticed. */
export function localError(message: string): ErrorBody {
  return { code: 'INTERNAL', message, retryable: true };
}

function isResult(answer: unknown): boolean {
  if (!isRecord(answer)) return false;
  const { ok, data, error } = answer;
  return ok === true ? isRecord(data) : ok === false && isRecord(error) && typeof error['message'] === 'string';
}

/** Whether it is an object with keys of its own choice. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
