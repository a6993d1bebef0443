import { assertAdministrator } from '../../access/administrator';
import { assertProjectAdministrator } from '../../access/administrator';
import type { ProjectSettingsView } from '../../contract/project-settings';
import type { ProjectSettingsContext, SettingsContext } from '../settings-context';
import { projectSettingsView } from './project-settings-view';

async function readView(context: SettingsContext, projectId: string, isSiteAdministrator: boolean): Promise<ProjectSettingsView> {
  const [{ settings: site }, stored] = await Promise.all([context.store.readSettings(), context.store.readOverrides(projectId)]);
  return projectSettingsView(context, { projectId, site, stored, mayWiden: isSiteAdministrator || site.projects.mayWiden });
}

/** Any project, for an administrator of the site. @throws TriageError `NOT_PERMITTED`, `INVALID_INPUT` for a project that Jira does not show */
export async function getProjectSettings(context: SettingsContext, payload: { projectId: string }): Promise<ProjectSettingsView> {
  await assertAdministrator(context);
  return readView(context, payload.projectId, true);
}

/** The page's own project, for its administrator. @throws TriageError `NOT_PERMITTED` */
export async function getOwnProjectSettings(context: ProjectSettingsContext): Promise<ProjectSettingsView> {
  await assertProjectAdministrator(context);
  return readView(context, context.projectId, false);
}
