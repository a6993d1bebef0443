import type { ErrorBody, ErrorCode, ErrorDetails } from '../../src/contract/error-body';
import { translate } from '../../src/contract/text';
import * as strings from './strings';

type Appearance = 'information' | 'warning' | 'error';

const FRIENDLY: ReadonlySet<ErrorCode> = new Set(['NOTHING_SUGGESTED', 'CANCELLED']);

const OF_MODEL: readonly ErrorCode[] = [
  'ENDPOINT_UNREACHABLE',
  'ENDPOINT_TIMEOUT',
  'ENDPOINT_AUTH',
  'ENDPOINT_ERROR',
  'MODEL_FORBIDDEN',
  'MODEL_RETIRED',
  'MODEL_REPLY_CUT',
  'REPLY_INVALID',
];

const OUT_OF_ORDER: ReadonlySet<ErrorCode> = new Set([...OF_MODEL, 'MODEL_UNAVAILABLE', 'INTERNAL']);

const CURED_BY_SETTINGS: ReadonlySet<ErrorCode> = new Set([
  ...OF_MODEL,
  'MODEL_STOPPED',
  'NOT_CONFIGURED',
  'EGRESS_BLOCKED',
  'RESTRICTED_ISSUE',
  'LIMIT_REACHED',
  'UNLICENSED',
]);

const LIMIT_LINES: Record<NonNullable<ErrorDetails['limit']>, string> = {
  user: strings.common.userLimit,
  site: strings.common.siteLimit,
  tokens: strings.common.tokenLimit,
};

/** How loud a failure is: having nothing to suggest is no failure at all. */
export function appearanceOf(error: ErrorBody): Appearance {
  if (FRIENDLY.has(error.code)) return 'information';
  return OUT_OF_ORDER.has(error.code) ? 'error' : 'warning';
}

/** Whether an administrator may find the cure on the admin page. */
export function isCuredBySettings(error: ErrorBody): boolean {
  return CURED_BY_SETTINGS.has(error.code);
}

/** What the details say beyond the message, one sentence each. */
export function detailLines(error: ErrorBody): string[] {
  const details: ErrorDetails = error.details ?? {};
  const lines: string[] = [];
  if (details.host !== undefined) lines.push(strings.common.blockedHost(details.host));
  if (details.missing !== undefined && details.missing.length > 0) lines.push(strings.common.missing(details.missing));
  if (details.values !== undefined && details.values.length > 0) {
    lines.push(strings.common.refusedValues(details.values.join(', ')));
  }
  if (error.code === 'STALE_SUGGESTION' && details.current !== undefined) {
    const { field, value } = details.current;
    lines.push(value === null ? strings.common.isUnset(field) : strings.common.isNow(field, value.name));
  }
  if (details.limit !== undefined) lines.push(LIMIT_LINES[details.limit]);
  if (details.status !== undefined) lines.push(strings.common.httpStatus(details.status));
  lines.push(...(details.faults ?? []).map(translate));
  if (details.retryAfterSeconds !== undefined) lines.push(strings.common.retryAfter(details.retryAfterSeconds));
  return lines;
}
