import { type Client, RequestFailed } from '../api/client';
import type { ChangelogEntry, EditMetadata, Issue } from '../api/types';
import { loadChangelog } from './load-changelog';

export interface LoadedIssue {
  issue: Issue;
  /** Empty for a person who may not edit. */
  editable: EditMetadata;
  /** Newest first. */
  changes: ChangelogEntry[];
}

const FIELDS = 'summary,description,issuetype,project,status,priority,components,labels,assignee,reporter,created,updated';

/** What the issue view shows, read as the person. @throws RequestFailed, with 404 when there is no such issue for them. */
export async function loadIssue(client: Client, key: string): Promise<LoadedIssue> {
  const path = `/rest/api/3/issue/${encodeURIComponent(key)}`;
  const [issue, metadata, changelog] = await Promise.all([
    client.get<Issue>(`${path}?fields=${FIELDS}`),
    client.get<{ fields: EditMetadata }>(`${path}/editmeta`).catch(withoutPermission({ fields: {} })),
    loadChangelog(client, key),
  ]);
  return { issue, editable: metadata.fields, changes: changelog.reverse() };
}

/** Jira answers 403, or 404, where the person may see the issue but not edit it. */
function withoutPermission<Answer>(fallback: Answer): (error: unknown) => Answer {
  return (error) => {
    if (error instanceof RequestFailed && (error.status === 403 || error.status === 404)) return fallback;
    throw error;
  };
}
