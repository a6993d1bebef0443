import { assertAdministrator, assertProjectAdministrator } from '../../access/administrator';
import { takePoints } from '../../budget/jira-points';
import type { ImportedValues } from '../../contract/project-values';
import { byField, FIELD_TRAITS } from '../../contract/triage-field';
import type { ProjectSettingsContext, SettingsContext } from '../settings-context';
import { countValues } from './count-values';
import { readVisibleProjects } from './read-visible-projects';

/** Issues whose values are counted: Jira charges a search by its results. */
const MOST_ISSUES = 500;

/** Pages of 100, and their results. */
const MOST_POINTS = 5 + MOST_ISSUES;

async function readValues(context: SettingsContext, projectIds: string[]): Promise<ImportedValues> {
  const { jira } = context;
  await readVisibleProjects(jira, projectIds);
  await takePoints(context, MOST_POINTS);
  const [projects, issues, choices] = await Promise.all([
    Promise.all(projectIds.map((id) => jira.listProjectValues(id))),
    jira.readUsedValues(projectIds, MOST_ISSUES),
    jira.listChoices(),
  ]);
  const values = byField((field) => {
    const lists =
      FIELD_TRAITS[field].foundIn === 'issues'
        ? issues.map((issue) => issue[field])
        : projects.map((project) => project[field] ?? choices[field]);
    return countValues(field, lists, choices[field]);
  });
  return { values, issuesCounted: issues.length };
}

/** What projects have, to import from. @throws TriageError `NOT_PERMITTED`, `INVALID_INPUT` for a project that the person does not see, `JIRA_BUSY` */
export async function readProjectValues(context: SettingsContext, payload: { projectIds: string[] }): Promise<ImportedValues> {
  await assertAdministrator(context);
  return readValues(context, [...new Set(payload.projectIds)]);
}

/** The same for the project page's own project. @throws TriageError `NOT_PERMITTED`, `JIRA_BUSY` */
export async function readOwnProjectValues(context: ProjectSettingsContext): Promise<ImportedValues> {
  await assertProjectAdministrator(context);
  return readValues(context, [context.projectId]);
}
