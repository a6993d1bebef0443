import { takePoints } from '../budget/jira-points';
import type { Listening } from '../contract/live';
import { signAll } from '../triage/live/listen';
import type { QueueContext } from './queue-context';

/**
 * Lets the person hear what becomes of the suggestions of some issues of the list: of those that Jira shows to them and that
 * are of this project, and of no other.
 * @throws TriageError `JIRA_BUSY` when the site's points of this hour are used up
 */
export async function listenToIssues(context: QueueContext, { issueIds }: { issueIds: string[] }): Promise<Listening> {
  await takePoints(context, 1 + issueIds.length);
  const visible = await context.jira.findVisible(issueIds);
  return signAll(
    context,
    visible.filter(({ projectId }) => projectId === context.project.id).map(({ id }) => id),
  );
}
