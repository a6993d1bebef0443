import { assertAdministrator, assertProjectAdministrator } from '../../access/administrator';
import { valueKey } from '../../contract/allowlist';
import type { ImportedValue, ImportedValues } from '../../contract/project-values';
import { byField, FIELD_TRAITS, type FieldValue, type TriageField } from '../../contract/triage-field';
import type { ProjectPort } from '../project-port';
import type { ProjectSettingsContext, SettingsContext } from '../settings-context';
import { readVisibleProjects } from './read-visible-projects';

/** Issues whose values are counted: Jira charges a search by its results. */
const MOST_ISSUES = 500;

/** How many of the lists hold each value. In Jira's order where that means something, else the most frequent first. */
function countValues(field: TriageField, lists: FieldValue[][], choices: FieldValue[]): ImportedValue[] {
  const counted = new Map<string, ImportedValue>();
  for (const list of lists) {
    for (const [key, value] of new Map(list.map((each) => [valueKey(field, each), each]))) {
      counted.set(key, { ...value, ...counted.get(key), count: (counted.get(key)?.count ?? 0) + 1 });
    }
  }
  const rank = new Map(choices.map(({ id }, index) => [id, index]));
  const rankOf = ({ id }: FieldValue) => rank.get(id) ?? choices.length;
  return [...counted.values()].sort(
    (one, other) => rankOf(one) - rankOf(other) || other.count - one.count || one.name.localeCompare(other.name),
  );
}

async function readValues(jira: ProjectPort, projectIds: string[]): Promise<ImportedValues> {
  await readVisibleProjects(jira, projectIds);
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

/** What projects have, to import from. @throws TriageError `NOT_PERMITTED`, `INVALID_INPUT` for a project that the person does not see */
export async function readProjectValues(context: SettingsContext, payload: { projectIds: string[] }): Promise<ImportedValues> {
  await assertAdministrator(context);
  return readValues(context.jira, [...new Set(payload.projectIds)]);
}

/** The same for the project page's own project. @throws TriageError `NOT_PERMITTED` */
export async function readOwnProjectValues(context: ProjectSettingsContext): Promise<ImportedValues> {
  await assertProjectAdministrator(context);
  return readValues(context.jira, [context.projectId]);
}
