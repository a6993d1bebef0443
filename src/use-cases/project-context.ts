import { TriageError } from '../errors/triage-error';
import type { AdminContext } from './admin-context';

/** What every use case of the project page works with: one project, from the platform's context. */
export interface ProjectContext extends AdminContext {
  projectId: string;
}

/**
 * Asks Jira, on each call, whether the person administers this project: that a page is shown to project
 * administrators only does not authorise anything.
 * @throws TriageError `NOT_PERMITTED`
 */
export async function assertProjectAdministrator({ jira, projectId }: ProjectContext): Promise<void> {
  if (!(await jira.administersProject(projectId))) throw new TriageError('NOT_PERMITTED');
}
