import { QUEUE_PAGE_SIZE } from '../contract/limits';
import type { LikelyDuplicate, QueueState } from '../contract/queue';
import { TriageError } from '../contract/triage-error';
import type { Untriaged } from '../contract/untriaged';
import { missingSettings } from '../settings/missing-settings';
import { readEffectiveSettings } from '../settings/read-effective-settings';
import type { QueueContext } from './queue-context';
import { lookForDuplicates } from './look-for-duplicates';
import { queueJql, ruleInForce } from './queue-jql';
import { readRows } from './read-rows';

const NONE: ReadonlyMap<string, LikelyDuplicate[]> = new Map();

type Found = Awaited<ReturnType<QueueContext['jira']['searchIssues']>>;

/** What was right when it was saved may name a value that is gone, or a field that this person may not see. */
async function searchOrFaults(
  { jira }: QueueContext,
  rule: Untriaged,
  search: () => Promise<Found>,
): Promise<Found | { jql: string; faults: string[] }> {
  try {
    return await search();
  } catch (error) {
    const isRefused = error instanceof TriageError && error.details?.status === 400;
    if (rule.kind !== 'jql' || !isRefused) throw error;
    const faults = await jira.findQueryFaults(rule.jql);
    // A page that Jira no longer knows is refused as well.
    if (faults.length === 0) throw error;
    return { jql: rule.jql, faults };
  }
}

/**
 * A page of the project's untriaged issues, as Jira shows them to this person, with what is stored about them. How many
 * there are is asked with the first page, and is no reason to go without the page.
 */
export async function getQueue(
  context: QueueContext,
  { pageToken, duplicates }: { pageToken: string | null; duplicates: boolean },
): Promise<QueueState> {
  const { jira, project } = context;
  const { settings, overrides } = await readEffectiveSettings(context, project.id);
  const missing = missingSettings(settings, project.key);
  if (missing.length > 0) return { kind: 'not-configured', missing };
  const rule = ruleInForce(settings, overrides?.settings.untriaged ?? null);
  const jql = queueJql(settings, project.id, rule);
  // Read beside the search, since the rows wait for both.
  const look = duplicates ? lookForDuplicates(context) : async () => NONE;
  const [found, total] = await Promise.all([
    searchOrFaults(context, rule, () => jira.searchIssues(jql, QUEUE_PAGE_SIZE, pageToken)),
    pageToken === null ? jira.countIssues(jql).catch(() => null) : null,
  ]);
  if ('faults' in found) return { kind: 'bad-query', jql: found.jql, faults: found.faults };
  const { issues, next } = found;
  // A query cannot leave the project; that nothing else is shown does not depend on it.
  const own = issues.filter(({ projectId }) => projectId === project.id);
  const [ownRows, likely] = await Promise.all([readRows(context, own), look(own)]);
  const rows = ownRows.map((row) => ({ ...row, duplicates: likely.get(row.id) ?? [] }));
  const { endpoint, limits } = settings;
  const model = endpoint === null ? null : { name: endpoint.model, perMinute: limits.perUserPerMinute };
  return { kind: 'list', rows, next, total, model, rule };
}
