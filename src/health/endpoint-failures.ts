import type { ErrorCode } from '../contract/error-body';
import { toErrorBody } from '../contract/triage-error';
import type { ActivityStore } from './activity-store';

/** What says something about the endpoint, and not about a person, an issue or a limit. */
export const ENDPOINT_FAILURES: readonly ErrorCode[] = [
  'EGRESS_BLOCKED',
  'ENDPOINT_UNREACHABLE',
  'ENDPOINT_TIMEOUT',
  'ENDPOINT_AUTH',
  'ENDPOINT_RATE_LIMITED',
  'ENDPOINT_ERROR',
  'MODEL_FORBIDDEN',
  'MODEL_RETIRED',
  'MODEL_RATE_LIMITED',
  'MODEL_TOKENS_LIMITED',
  'MODEL_REPLY_CUT',
  'MODEL_UNAVAILABLE',
  'MODEL_STOPPED',
  'REPLY_INVALID',
];

/** Notes a failure of the endpoint for the administrator. Never hides the failure itself. */
export async function recordEndpointFailure(store: Pick<ActivityStore, 'recordFailure'>, error: unknown, at: number): Promise<void> {
  const { code, details } = toErrorBody(error);
  if (!ENDPOINT_FAILURES.includes(code)) return;
  await store.recordFailure({ code, at, status: details?.status ?? null }).catch(() => undefined);
}
