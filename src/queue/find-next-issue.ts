import { readEffectiveSettings } from '../settings/read-effective-settings';
import type { IssueListPort } from '../issue/issue-list-port';
import type { TriageContext } from '../triage/triage-context';
import { nextJql, ruleInForce } from './queue-jql';

/** What the panel works with: its issue, and a search for the next one. */
export type PanelContext = TriageContext & { jira: Pick<IssueListPort, 'searchIssues'> };

/**
 * Where to go on after this issue: the newest older one of its project that is untriaged by the project's own rule, as the
 * person may see it; after the oldest one the newest, and null when none is left.
 * @throws TriageError `ISSUE_NOT_FOUND`, and what Jira says of a project's own query
 */
export async function findNextIssue(context: PanelContext): Promise<{ key: string | null }> {
  const { jira, issueId } = context;
  const { key, projectId } = await jira.readIssue(issueId);
  const { settings, overrides } = await readEffectiveSettings(context, projectId);
  const rule = ruleInForce(settings, overrides?.settings.untriaged ?? null);
  const search = async (which: '<' | '!='): Promise<string | undefined> =>
    (await jira.searchIssues(nextJql(settings, projectId, rule, { which, key }), 1, null)).issues[0]?.key;
  return { key: (await search('<')) ?? (await search('!=')) ?? null };
}
