import type { ErrorBody } from '../../src/contract/error-body';
import type { Result } from '../../src/contract/result';
import { strings } from './strings';

/**
 * Waits for a resolver call and always gives a result: a call that the platform rejects, and an answer that is not
 * what the contract says, become an `INTERNAL` error that may be retried.
 *
 * @param isData tells whether the data of a success has the parts that the page relies on.
 */
export async function settle<Data>(call: () => Promise<unknown>, isData: (data: unknown) => data is Data): Promise<Result<Data>> {
  let answer: unknown;
  try {
    answer = await call();
  } catch {
    return { ok: false, error: localError(strings.common.noAnswer) };
  }
  if (isRecord(answer) && answer['ok'] === true && isData(answer['data'])) return { ok: true, data: answer['data'] };
  if (isRecord(answer) && answer['ok'] === false && isErrorBody(answer['error'])) return { ok: false, error: answer['error'] };
  return { ok: false, error: localError(strings.common.unreadableAnswer) };
}

/** Whether a value is an object with named parts. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A failure that the page itself noticed. */
export function localError(message: string): ErrorBody {
  return { code: 'INTERNAL', message, retryable: true };
}

function isErrorBody(value: unknown): value is ErrorBody {
  return isRecord(value) && typeof value['code'] === 'string' && typeof value['message'] === 'string';
}
