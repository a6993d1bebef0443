import { setTimeout as wait } from 'node:timers/promises';
import type { HttpReply, PlatformRequest } from './protocol';

/** Ways in which Jira lets the app down. */
export const JIRA_FAULTS = ['slow', '401', '403', '404', '409', '429', '429-quota', '500', 'timeout'] as const;
/** Ways in which Forge storage does. */
export const STORAGE_FAULTS = ['slow', '429', '500', 'conflict'] as const;

export type JiraFault = (typeof JIRA_FAULTS)[number];
export type StorageFaultName = (typeof STORAGE_FAULTS)[number];

/** What goes wrong for the app's calls at the moment; null: nothing. */
export interface PlatformFaults {
  jira: JiraFault | null;
  storage: StorageFaultName | null;
}

/** Milliseconds that the faults wait. */
export interface FaultTimes {
  jiraSlow: number;
  /** Longer than the app waits for Jira; then the gateway gives up. */
  jiraTimeout: number;
  storageSlow: number;
}

export const FAULT_TIMES: FaultTimes = { jiraSlow: 5_000, jiraTimeout: 30_000, storageSlow: 2_000 };

const JSON_HEADERS = { 'content-type': 'application/json' };

/**
 * Jira's own words (Jira Cloud platform documentation, "Rate limiting": `Retry-After`, `X-RateLimit-*` and
 * `RateLimit-Reason` say which limit was met and when it ends).
 */
const JIRA_REPLIES: Record<Exclude<JiraFault, 'slow'>, HttpReply> = {
  '401': jiraRefusal(401, 'Client must be authenticated to access this resource.'),
  '403': jiraRefusal(403, 'You do not have permission to do this.'),
  '404': jiraRefusal(404, 'Issue does not exist or you do not have permission to see it.'),
  '409': jiraRefusal(409, 'The issue was changed by somebody else at the same time.'),
  '429': rateRefusal('jira-burst-based', '7'),
  '429-quota': rateRefusal('jira-quota-tenant-based', '1800'),
  '500': jiraRefusal(500, 'Internal server error'),
  timeout: jiraRefusal(504, 'The gateway did not hear from Jira in time.'),
};

/** What Jira answers under a fault; undefined: what it would have answered, after a while. Nothing is changed. */
export async function replyOfFaultyJira(fault: JiraFault, times: FaultTimes): Promise<HttpReply | undefined> {
  if (fault === 'slow') await waitQuietly(times.jiraSlow);
  if (fault === 'timeout') await waitQuietly(times.jiraTimeout);
  return fault === 'slow' ? undefined : JIRA_REPLIES[fault];
}

/** What storage answers under a fault; undefined: what it would have answered. `conflict` is met by conditional writes alone. */
export async function replyOfFaultyStorage(
  fault: StorageFaultName,
  request: Pick<PlatformRequest, 'path' | 'body'>,
  times: FaultTimes,
): Promise<HttpReply | undefined> {
  switch (fault) {
    case 'slow':
      await waitQuietly(times.storageSlow);
      return undefined;
    case '429':
      return storageRefusal(429, 'RATE_LIMIT_EXCEEDED', 'The rate limit of the storage was exceeded.');
    case '500':
      return storageRefusal(500, 'INTERNAL_ERROR', 'The storage met an unexpected error.');
    case 'conflict':
      return isConditional(request) ? storageRefusal(409, 'KEY_CONFLICT', 'The provided key already exists.') : undefined;
  }
}

function isConditional({ path, body = '' }: Pick<PlatformRequest, 'path' | 'body'>): boolean {
  return path.endsWith('/transaction') || /"keyPolicy"\s*:\s*"FAIL_IF_EXISTS"/u.test(body);
}

function jiraRefusal(status: number, message: string, headers: Record<string, string> = {}): HttpReply {
  return { status, headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify({ errorMessages: [message], errors: {} }) };
}

function rateRefusal(reason: string, retryAfter: string): HttpReply {
  const headers = { 'retry-after': retryAfter, 'x-ratelimit-remaining': '0', 'ratelimit-reason': reason };
  return jiraRefusal(429, `Rate limit exceeded: ${reason}.`, headers);
}

function storageRefusal(status: number, code: string, message: string): HttpReply {
  return { status, headers: JSON_HEADERS, body: JSON.stringify({ code, message }) };
}

/** Keeps no process alive that has nothing else to do. */
function waitQuietly(milliseconds: number): Promise<void> {
  return wait(milliseconds, undefined, { ref: false });
}
