import { assertAdministrator } from '../../access/administrator';
import type { ProjectView } from '../../contract/project-values';
import type { SettingsContext } from '../settings-context';

/** Projects that have settings of their own, as far as Jira still has them. @throws TriageError `NOT_PERMITTED` */
export async function listProjectSettings(context: SettingsContext): Promise<{ projects: ProjectView[] }> {
  await assertAdministrator(context);
  const ids = await context.store.listOverriddenProjects();
  return { projects: ids.length === 0 ? [] : await context.jira.readProjects(ids) };
}
