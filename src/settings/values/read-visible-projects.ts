import type { ProjectView } from '../../contract/project-values';
import { TriageError } from '../../contract/triage-error';
import type { ProjectPort } from '../project-port';
import { text } from '../../contract/text';

/** The projects with these ids. @throws TriageError `INVALID_INPUT` when Jira does not show one of them to the person */
export async function readVisibleProjects(jira: Pick<ProjectPort, 'readProjects'>, projectIds: string[]): Promise<ProjectView[]> {
  const found = await jira.readProjects(projectIds);
  const known = new Set(found.map(({ id }) => id));
  const faults = projectIds.flatMap((id, index) =>
    known.has(id)
      ? []
      : [{ path: `projectIds.${index}`, message: text('You do not have permission to view this project, or it was deleted.') }],
  );
  if (faults.length > 0) throw new TriageError('INVALID_INPUT', { details: { faults } });
  return found;
}
