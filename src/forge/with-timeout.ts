import type { ErrorCode } from '../contract/error-body';
import { TriageError } from '../contract/triage-error';

/** Why something was given up: nobody knows what has come of it. */
export class TimedOut extends Error {}

/** Rejects with `code` when `work` takes longer than `milliseconds`: no call can hold up the resolver. */
export async function withTimeout<Value>(work: Promise<Value>, milliseconds: number, code: ErrorCode): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TriageError(code, { cause: new TimedOut() })), Math.max(0, milliseconds));
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
