import { INHERITED_SETTINGS } from '../../contract/default-settings';
import type { ProjectSettingsView } from '../../contract/project-settings';
import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import { byField, FIELD_TRAITS } from '../../contract/triage-field';
import { inheritableSettings, isProjectIncluded } from '../effective-settings';
import type { NumberedOverrides } from '../settings-store';

import { readVisibleProjects } from '../values/read-visible-projects';
import type { SettingsContext } from '../settings-context';

/** A project's own settings with what they would replace, and nothing of the endpoint. `mayWiden` depends on who looks. */
export async function projectSettingsView(
  { jira }: SettingsContext,
  input: { projectId: string; site: Settings; stored: NumberedOverrides; mayWiden: boolean },
): Promise<ProjectSettingsView> {
  const { projectId, site, stored, mayWiden } = input;
  // First, because Jira answers to everything else of a project that is gone with refusals of other kinds.
  const [project] = await readVisibleProjects(jira, [projectId]);
  const [values, choices] = await Promise.all([jira.listProjectValues(projectId), jira.listChoices()]);
  if (project === undefined) throw new TriageError('INTERNAL');
  return {
    project,
    version: stored.version,
    settings: stored.overrides?.settings ?? INHERITED_SETTINGS,
    inherited: inheritableSettings(site),
    automatic: site.automatic,
    mayWiden,
    isIncluded: isProjectIncluded(site, project.key),
    values: byField((field) => values[field] ?? (FIELD_TRAITS[field].listedBy === 'id' ? choices[field] : null)),
  };
}
