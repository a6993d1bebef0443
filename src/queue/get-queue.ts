import { QUEUE_PAGE_SIZE } from '../contract/limits';
import type { QueueState } from '../contract/queue';
import { missingSettings } from '../settings/missing-settings';
import { readEffectiveSettings } from '../settings/read-effective-settings';
import type { QueueContext } from './queue-context';
import { queueJql } from './queue-jql';
import { readRows } from './read-rows';

/**
 * A page of the project's untriaged issues, as Jira shows them to this person, with what is stored about them. How many
 * there are is asked with the first page, and is no reason to go without the page.
 */
export async function getQueue(context: QueueContext, { pageToken }: { pageToken: string | null }): Promise<QueueState> {
  const { jira, project } = context;
  const { settings } = await readEffectiveSettings(context, project.id);
  const missing = missingSettings(settings, project.key);
  if (missing.length > 0) return { kind: 'not-configured', missing };
  const jql = queueJql(settings, project.id);
  const [{ issues, next }, total] = await Promise.all([
    jira.searchIssues(jql, QUEUE_PAGE_SIZE, pageToken),
    pageToken === null ? jira.countIssues(jql).catch(() => null) : null,
  ]);
  // A query cannot leave the project; that nothing else is shown does not depend on it.
  const own = issues.filter(({ projectId }) => projectId === project.id);
  const { endpoint, limits } = settings;
  const model = endpoint === null ? null : { name: endpoint.model, perMinute: limits.perUserPerMinute };
  return { kind: 'list', rows: await readRows(context, own), next, total, model };
}
