import type { ErrorCode } from '../../contract/error-body';
import { TriageError } from '../../contract/triage-error';
import type { IssueChange } from '../../issue/issue-change';
import type { StoredDecision } from '../suggestion/decision';
import type { TriageContext } from '../triage-context';

/** After these Jira has written nothing for sure. */
const NOTHING_WRITTEN: readonly ErrorCode[] = ['VALUE_NOT_ALLOWED', 'NOT_PERMITTED', 'ISSUE_NOT_FOUND', 'JIRA_BUSY'];

/** What a write and the storing of its outcome take at most, in milliseconds. */
const TIME_TO_WRITE_MS = 11_500;

/** Nothing is begun that could be cut short. @throws TriageError `JIRA_UNAVAILABLE` when reading took too long */
export function assertTimeToWrite({ clock, deadline }: Pick<TriageContext, 'clock' | 'deadline'>): void {
  if (deadline - clock() < TIME_TO_WRITE_MS) throw new TriageError('JIRA_UNAVAILABLE');
}

/** An intent that is stored already, and what to go back to when nothing comes of it. */
interface Attempt {
  intent: StoredDecision;
  /** Null: there was no decision. */
  before: StoredDecision | null;
  expiresAt: number;
}

/** Somebody else may have begun since, and theirs stands: then nothing is taken back. */
async function takeBack({ store, issueId, random }: TriageContext, { intent, before, expiresAt }: Attempt): Promise<void> {
  if (before === null) await store.deleteDecision(issueId, intent);
  else await store.writeDecision(issueId, { ...before, revision: random.id() }, intent, expiresAt);
}

/** Lets others decide, where it is not known what Jira did: the next attempt looks at the issue. */
async function endAttempt({ store, issueId, random }: TriageContext, { intent, expiresAt }: Attempt): Promise<void> {
  await store.writeDecision(issueId, { ...intent, busyUntil: 0, revision: random.id() }, intent, expiresAt);
}

/**
 * Writes a change to Jira whose intent is stored. The intent is taken back when Jira refuses; where it
 * is not known what Jira did, it stays, and the next attempt looks at the issue.
 */
export async function writeChange(context: TriageContext, change: IssueChange, attempt: Attempt): Promise<void> {
  if (Object.keys(change).length === 0) return;
  try {
    await context.jira.changeIssue(context.issueId, change);
  } catch (error) {
    const isRefused = error instanceof TriageError && NOTHING_WRITTEN.includes(error.code);
    await (isRefused ? takeBack : endAttempt)(context, attempt).catch(() => undefined);
    throw error;
  }
}
