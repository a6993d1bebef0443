import { useEffect } from 'react';
import type { ChangelogEntry, Issue } from '../api/types';
import { useShell } from '../page/shell-context';
import { loadChangelog } from './load-changelog';

/** How often the page looks for changes, in milliseconds. Jira tells its page within a few seconds. */
const INTERVAL = 4_000;

/**
 * Tells the app of changes that someone else makes to the issue, as Jira does (Forge documentation, events of the
 * issue view). Jira says nothing of the person's own changes.
 */
export function useChangesByOthers(issue: Issue | undefined, shown: readonly ChangelogEntry[] | undefined): void {
  const { client, events } = useShell();
  const issueId = issue?.id;
  const projectId = issue?.fields.project?.id;
  const count = shown?.length ?? 0;
  useEffect(() => {
    if (issueId === undefined) return undefined;
    let known = count;
    const look = async (): Promise<void> => {
      const fresh = await loadChangelog(client, issueId, known);
      known += fresh.length;
      const changes = fresh
        .filter(({ author }) => author?.accountId !== client.person.accountId)
        .map(({ author }) => ({ changeType: 'updated', atlassianId: author?.accountId }));
      if (changes.length > 0) events.emit('JIRA_ISSUE_CHANGED', { issueId, projectId, changes });
    };
    const timer = setInterval(() => {
      // A host that is restarting answers the next time.
      if (!document.hidden) look().catch(() => undefined);
    }, INTERVAL);
    return () => clearInterval(timer);
  }, [client, events, issueId, projectId, count]);
}
