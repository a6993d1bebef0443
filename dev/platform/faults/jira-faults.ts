import type { JiraSite } from '../../jira';
import type { HttpReply, PlatformRequest } from '../protocol';
import { JSON_HEADERS, waitQuietly, type FaultTimes } from './fault-times';

/** Ways in which Jira lets the app down. The last three are what others do just before a change is written. */
export const JIRA_FAULTS = [
  'slow',
  'consent',
  '401',
  '403',
  '404',
  '409',
  '429',
  '429-quota',
  '500',
  '503',
  'timeout',
  'answer-lost',
  'moved',
  'edited',
  'value-gone',
] as const;

export type JiraFault = (typeof JIRA_FAULTS)[number];

const RACES = ['moved', 'edited', 'value-gone'] as const;
type Race = (typeof RACES)[number];

/**
 * Jira's own words (Jira Cloud platform documentation, "Rate limiting": `Retry-After`, `X-RateLimit-*` and
 * `RateLimit-Reason` say which limit was met and when it ends).
 */
const REPLIES: Record<Exclude<JiraFault, 'slow' | 'answer-lost' | Race>, HttpReply> = {
  // Forge's own answer instead of Jira's, to whoever has not allowed the app to act for them (`out/api/fetch.js` of @forge/api).
  consent: { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' }, body: '' },
  '401': refusal(401, 'Client must be authenticated to access this resource.'),
  '403': refusal(403, 'You do not have permission to do this.'),
  '404': refusal(404, 'Issue does not exist or you do not have permission to see it.'),
  '409': refusal(409, 'The issue was changed by somebody else at the same time.'),
  '429': rateRefusal('jira-burst-based', '7'),
  '429-quota': rateRefusal('jira-quota-tenant-based', '1800'),
  '500': refusal(500, 'Internal server error'),
  '503': refusal(503, 'Jira is temporarily unavailable.'),
  timeout: refusal(504, 'The gateway did not hear from Jira in time.'),
};

const ISSUE_PATH = /^\/rest\/api\/3\/issue\/([A-Za-z]+-\d+|\d+)(?:\?|$)/u;

/** Whether a call can meet a fault. */
export function jiraFaultConcerns(fault: JiraFault, { path, method }: Pick<PlatformRequest, 'path' | 'method'>): boolean {
  return (fault !== 'answer-lost' && !isRace(fault)) || (method === 'PUT' && ISSUE_PATH.test(path));
}

/** Answers a call under a fault; `ask` lets Jira answer, which a refusal never does. */
export async function answerOfFaultyJira(
  fault: JiraFault,
  { path, body }: Pick<PlatformRequest, 'path' | 'body'>,
  { jira, times, ask }: { jira: JiraSite; times: FaultTimes; ask: () => Promise<HttpReply> },
): Promise<HttpReply> {
  if (fault === 'slow') await waitQuietly(times.jiraSlow);
  if (fault === 'timeout') await waitQuietly(times.jiraTimeout);
  if (isRace(fault)) jira.disturb({ kind: fault, issue: ISSUE_PATH.exec(path)?.[1] ?? '', components: componentsIn(body) });
  if (fault === 'slow' || isRace(fault)) return ask();
  if (fault !== 'answer-lost') return REPLIES[fault];
  await ask();
  return REPLIES.timeout;
}

/** Ids and names of the components in an edit. */
function componentsIn(body = '{}'): string[] {
  const { fields, update } = JSON.parse(body) as Record<'fields' | 'update', { components?: unknown } | undefined>;
  const named = JSON.stringify([fields?.components, update?.components]);
  return [...named.matchAll(/"(?:id|name)":"([^"]+)"/gu)].flatMap(([, value]) => value ?? []);
}

function isRace(fault: JiraFault): fault is Race {
  return RACES.some((race) => race === fault);
}

function refusal(status: number, message: string, headers: Record<string, string> = {}): HttpReply {
  return { status, headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify({ errorMessages: [message], errors: {} }) };
}

function rateRefusal(reason: string, retryAfter: string): HttpReply {
  const headers = { 'retry-after': retryAfter, 'x-ratelimit-remaining': '0', 'ratelimit-reason': reason };
  return refusal(429, `Rate limit exceeded: ${reason}.`, headers);
}
