import type { ErrorCode } from '../contract/error-body';
import { toErrorBody } from '../errors/triage-error';
import type { StorePort, StoredRun } from '../ports/store-port';

/** What says something about the endpoint, and not about a person, an issue or a limit. */
export const ENDPOINT_FAILURES: readonly ErrorCode[] = [
  'EGRESS_BLOCKED',
  'ENDPOINT_UNREACHABLE',
  'ENDPOINT_TIMEOUT',
  'ENDPOINT_AUTH',
  'ENDPOINT_RATE_LIMITED',
  'ENDPOINT_ERROR',
  'REPLY_INVALID',
];

/** Notes a failure of the endpoint for the administrator. Never hides the failure itself. */
export async function recordEndpointFailure(store: StorePort, error: unknown, at: number): Promise<void> {
  const { code, details } = toErrorBody(error);
  if (!ENDPOINT_FAILURES.includes(code)) return;
  await store.recordFailure({ code, at, status: details?.status ?? null }).catch(() => undefined);
}

/** Marks a run as failed, unless it was cancelled. Never hides the failure itself: a run that could not be marked dies at its deadline, which the panel reports. */
export async function recordFailure(store: StorePort, issueId: string, run: StoredRun, error: unknown, at: number): Promise<void> {
  const markRun = async (): Promise<void> => {
    const stored = await store.readRun(issueId, run.sequence);
    if (stored?.id === run.id && stored.state === 'working') {
      await store.writeRun(issueId, { ...stored, state: 'failed', failure: toErrorBody(error) });
    }
  };
  await Promise.all([markRun().catch(() => undefined), recordEndpointFailure(store, error, at)]);
}
