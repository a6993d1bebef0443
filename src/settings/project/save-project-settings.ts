import { assertAdministrator } from '../../access/administrator';
import { assertProjectAdministrator } from '../../access/administrator';
import type { InputFault } from '../../contract/error-body';
import type { ProjectSettings, ProjectSettingsView } from '../../contract/project-settings';
import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import { assertNotResetting } from '../../reset/assert-not-resetting';
import { effectiveSettings } from '../effective-settings';
import type { ProjectSettingsContext, SettingsContext } from '../settings-context';
import { projectSettingsFaults } from '../settings-faults';
import { addUsedValues } from '../usage/add-used-values';
import type { StoredOverrides } from '../settings-store';
import { readVisibleProjects } from '../values/read-visible-projects';
import { projectSettingsView } from './project-settings-view';
import { wideningFaults, widerValues } from './widening';

interface Save {
  version: number;
  settings: ProjectSettings;
}

/** What is in force now; null where nothing is stored or what is stored cannot be read, which this save then replaces. */
async function readPrevious(context: SettingsContext, projectId: string): Promise<StoredOverrides | null> {
  try {
    return (await context.store.readOverrides(projectId)).overrides;
  } catch (error) {
    if (error instanceof TriageError && error.details?.damaged === 'project-settings') return null;
    throw error;
  }
}

/**
 * Whether the project may hold more than the site's lists. Project administrators keep what an
 * administrator of the site allowed them, and what the site lets them allow lasts as long as it does.
 */
function mayExceed(isSiteAdministrator: boolean, site: Settings, previous: StoredOverrides | null, isWider: boolean): boolean {
  return isSiteAdministrator || (isWider && !site.projects.mayWiden && previous?.mayExceed === true);
}

/** Jira judges a query as whoever saves it. Whoever opens the triage page searches as themselves. */
async function findUntriagedFaults({ jira }: SettingsContext, { untriaged }: ProjectSettings): Promise<InputFault[]> {
  if (untriaged?.kind !== 'jql') return [];
  return (await jira.findQueryFaults(untriaged.jql)).map((message) => ({ path: 'untriaged.jql', message }));
}

async function save(
  context: SettingsContext,
  projectId: string,
  payload: Save,
  isSiteAdministrator: boolean,
): Promise<ProjectSettingsView> {
  const { store } = context;
  const [{ settings: saved }, used, newest, previous] = await Promise.all([
    store.readSettings(),
    store.readUsage(projectId),
    store.newestOverridesVersion(projectId),
    readPrevious(context, projectId),
    assertNotResetting(context),
  ]);
  if (newest !== payload.version) throw new TriageError('SAVE_CONFLICT');
  const site = addUsedValues(saved, used);
  const { settings } = payload;
  const wider = widerValues(settings, site, effectiveSettings(site, previous));
  const mayWiden = isSiteAdministrator || site.projects.mayWiden;
  const faults = [
    ...projectSettingsFaults(site, settings),
    ...(mayWiden ? [] : wideningFaults(wider)),
    ...(await findUntriagedFaults(context, settings)),
  ];
  if (faults.length > 0) throw new TriageError('INVALID_INPUT', { details: { faults } });
  const overrides = {
    settings,
    mayExceed: mayExceed(isSiteAdministrator, site, previous, wider.length > 0),
    exceeding: wider.map(({ key }) => key),
  };
  const stored = await store.saveOverrides(projectId, payload.version, overrides);
  return projectSettingsView(context, { projectId, site: saved, stored, mayWiden });
}

/** Any project, by an administrator of the site. @throws TriageError `NOT_PERMITTED`, `INVALID_INPUT` with all faults, `SAVE_CONFLICT` */
export async function saveProjectSettings(context: SettingsContext, payload: Save & { projectId: string }): Promise<ProjectSettingsView> {
  await assertAdministrator(context);
  await readVisibleProjects(context.jira, [payload.projectId]);
  return save(context, payload.projectId, payload, true);
}

/** The page's own project, by its administrator, who may only narrow. @throws TriageError as above */
export async function saveOwnProjectSettings(context: ProjectSettingsContext, payload: Save): Promise<ProjectSettingsView> {
  await assertProjectAdministrator(context);
  return save(context, context.projectId, payload, false);
}
