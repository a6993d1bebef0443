import api, { type Route } from '@forge/api';
import type * as z from 'zod/mini';
import type { ErrorCode } from '../../contract/error-body';
import { TriageError } from '../../contract/triage-error';
import { needsConsent } from '../consent';
import { withTimeout } from '../with-timeout';

const JIRA_TIMEOUT_MS = 8_000;

type JiraAnswer = Awaited<ReturnType<ReturnType<typeof api.asUser>['requestJira']>>;

function retryAfter(answer: JiraAnswer): number | undefined {
  const seconds = Number(answer.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** Translates Jira's refusals. The body is never read into an error: it can hold issue text. */
export function refusal(answer: JiraAnswer): TriageError {
  const details = { status: answer.status };
  if (answer.status === 404) return new TriageError('ISSUE_NOT_FOUND', { details });
  if (answer.status === 401 || answer.status === 403) return new TriageError('NOT_PERMITTED', { details });
  if (answer.status === 429) return new TriageError('JIRA_BUSY', { details: { ...details, retryAfterSeconds: retryAfter(answer) } });
  return new TriageError('JIRA_UNAVAILABLE', { details });
}

/** Who asks Jira. */
export type Requester = Pick<ReturnType<typeof api.asApp>, 'requestJira'>;

/** One call, as the person who clicked unless said otherwise. @throws TriageError, or the platform's own error where it has to ask the person for consent */
export async function request(
  path: Route,
  init?: { method: string; body?: string },
  as?: Requester,
  timeout = JIRA_TIMEOUT_MS,
): Promise<JiraAnswer> {
  try {
    const headers = { Accept: 'application/json', ...(init?.body === undefined ? {} : { 'Content-Type': 'application/json' }) };
    return await withTimeout((as ?? api.asUser()).requestJira(path, { ...init, headers }), timeout, 'JIRA_UNAVAILABLE');
  } catch (error) {
    if (error instanceof TriageError || needsConsent(error)) throw error;
    throw new TriageError('JIRA_UNAVAILABLE', { cause: error });
  }
}

/** What Jira answers to a read, in the parts that the app looks at. */
export async function read<Shape extends z.ZodMiniType>(
  path: Route,
  shape: () => Shape,
  query?: object,
  as?: Requester,
): Promise<z.infer<Shape>> {
  const answer = await request(path, query === undefined ? undefined : { method: 'POST', body: JSON.stringify(query) }, as);
  if (!answer.ok) throw refusal(answer);
  const body: unknown = await withTimeout(answer.json() as Promise<unknown>, JIRA_TIMEOUT_MS, 'JIRA_UNAVAILABLE').catch(
    (error: unknown) => {
      throw new TriageError('JIRA_UNAVAILABLE', { cause: error });
    },
  );
  const parsed = shape().safeParse(body);
  if (!parsed.success) throw new TriageError('JIRA_UNAVAILABLE', { cause: parsed.error });
  return parsed.data;
}

/** Null where Jira refuses with one of the codes, which is an answer as well. */
export async function unlessRefused<Value>(work: Promise<Value>, codes: ErrorCode[]): Promise<Value | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TriageError && codes.includes(error.code)) return null;
    throw error;
  }
}
