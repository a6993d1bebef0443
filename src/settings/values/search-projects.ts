import { assertAdministrator } from '../../access/administrator';
import type { ProjectPage } from '../../contract/admin';
import type { SettingsContext } from '../settings-context';

/** Projects to choose from, a page at a time. @throws TriageError `NOT_PERMITTED` */
export async function searchProjects(
  context: SettingsContext,
  payload: { query: string; startAt?: number | undefined },
): Promise<ProjectPage> {
  await assertAdministrator(context);
  return context.jira.searchProjects(payload.query, payload.startAt ?? 0);
}
