import { assertAdministrator } from '../../access/administrator';
import type { OwnProjectSettings } from '../../contract/project-settings';
import type { SettingsContext } from '../settings-context';

/** Projects that have settings of their own, as far as Jira still has them. @throws TriageError `NOT_PERMITTED` */
export async function listProjectSettings(context: SettingsContext): Promise<{ projects: OwnProjectSettings[] }> {
  await assertAdministrator(context);
  const saved = await context.store.listOverrides();
  if (saved.length === 0) return { projects: [] };
  const own = new Map(saved.map(({ projectId, overrides }) => [projectId, overrides?.settings ?? null]));
  const projects = await context.jira.readProjects([...own.keys()]);
  return { projects: projects.map((project) => ({ ...project, settings: own.get(project.id) ?? null })) };
}
