import type { ErrorCode } from '../contract/error-body';
import { TriageError } from '../contract/triage-error';

/** Rejects with `code` when `work` takes longer than `milliseconds`: no call can hold up the resolver. */
export async function withTimeout<Value>(work: Promise<Value>, milliseconds: number, code: ErrorCode): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TriageError(code)), Math.max(0, milliseconds));
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
