import type { Listening, LiveToken } from '../../contract/live';
import { TriageError } from '../../contract/triage-error';
import type { TriageContext } from '../triage-context';
import { tell } from './tell';

/** Tokens of issues that Jira has just shown to the person. */
export async function signAll({ live, accountId }: Pick<TriageContext, 'live' | 'accountId'>, issueIds: string[]): Promise<Listening> {
  const signed = await Promise.all(issueIds.map((issueId) => live.sign(issueId)));
  return { you: accountId, tokens: signed.filter((token): token is LiveToken => token !== null) };
}

/**
 * Lets the person hear what becomes of the issue's suggestion. Reading the issue as the person is what authorizes.
 * @throws TriageError `ISSUE_NOT_FOUND`
 */
export async function listen(context: TriageContext): Promise<Listening> {
  const { id } = await context.jira.readIssue(context.issueId);
  return signAll(context, [id]);
}

/**
 * Says to whoever looks at the issue that this person is on it, or has left it.
 * @throws TriageError `ISSUE_NOT_FOUND`, `NOT_PERMITTED` for whoever could not triage it
 */
export async function attend(context: TriageContext, { isHere }: { isHere: boolean }): Promise<Record<string, never>> {
  const issue = await context.jira.readIssue(context.issueId);
  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');
  await tell(context, isHere ? 'here' : 'left');
  return {};
}
