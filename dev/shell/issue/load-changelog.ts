import type { Client } from '../api/client';
import type { ChangelogEntry } from '../api/types';

const PAGE_SIZE = 100;

/** All changes of an issue after the first `startAt`, oldest first, as Jira pages them. */
export async function loadChangelog(client: Client, issueKeyOrId: string, startAt = 0): Promise<ChangelogEntry[]> {
  const path = `/rest/api/3/issue/${encodeURIComponent(issueKeyOrId)}/changelog`;
  const { values } = await client.get<{ values: ChangelogEntry[] }>(`${path}?startAt=${startAt}&maxResults=${PAGE_SIZE}`);
  if (values.length < PAGE_SIZE) return values;
  return [...values, ...(await loadChangelog(client, issueKeyOrId, startAt + values.length))];
}
