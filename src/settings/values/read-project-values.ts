import { assertAdministrator } from '../../access/administrator';
import { assertProjectAdministrator } from '../../access/administrator';
import type { ImportedValue, ImportedValues } from '../../contract/project-values';
import type { FieldValue } from '../../contract/triage-field';
import type { ProjectPort } from '../project-port';
import type { ProjectSettingsContext, SettingsContext } from '../settings-context';
import { readVisibleProjects } from './read-visible-projects';

/** Issues whose labels are counted: Jira charges a search by its results. */
const MOST_ISSUES = 500;

/** How many of the lists hold each name, the most frequent first. */
function countNames(lists: string[][]): ImportedValue[] {
  const counts = new Map<string, number>();
  for (const name of lists.flatMap((list) => [...new Set(list)])) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}

/** In the site's order; a priority that the site's list lacks comes last. */
function mergePriorities(lists: (FieldValue[] | null)[], site: FieldValue[]): FieldValue[] {
  const found = new Map(lists.flatMap((list) => list ?? site).map((priority) => [priority.id, priority]));
  const rank = new Map(site.map(({ id }, index) => [id, index]));
  return [...found.values()].sort((one, other) => (rank.get(one.id) ?? site.length) - (rank.get(other.id) ?? site.length));
}

async function readValues(jira: ProjectPort, projectIds: string[]): Promise<ImportedValues> {
  await readVisibleProjects(jira, projectIds);
  const [components, labels, priorities, sitePriorities] = await Promise.all([
    Promise.all(projectIds.map((id) => jira.listComponents(id))),
    jira.readLabels(projectIds, MOST_ISSUES),
    Promise.all(projectIds.map((id) => jira.listProjectPriorities(id))),
    jira.listPriorities(),
  ]);
  return {
    components: countNames(components),
    labels: countNames(labels),
    priority: mergePriorities(priorities, sitePriorities),
    issuesCounted: labels.length,
  };
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
