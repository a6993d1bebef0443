import { TriageError } from '../contract/triage-error';

/** What Jira says of the person who clicked. Every method rejects with a `TriageError`. */
export interface AccessPort {
  /** Whether the person has Jira's global permission `ADMINISTER`. */
  isAdministrator(): Promise<boolean>;
  /** Whether the person has `ADMINISTER_PROJECTS` on the project. False when they do not even see it. */
  administersProject(projectId: string): Promise<boolean>;
}

/**
 * Asks Jira, on each call, whether the person administers the site: that a page is shown to
 * administrators only does not authorize anything.
 * @throws TriageError `NOT_PERMITTED`
 */
export async function assertAdministrator({ jira }: { jira: Pick<AccessPort, 'isAdministrator'> }): Promise<void> {
  if (!(await jira.isAdministrator())) throw new TriageError('NOT_PERMITTED');
}

/** The same for the administrator of a project, which comes from the platform's context. @throws TriageError `NOT_PERMITTED` */
export async function assertProjectAdministrator(context: {
  jira: Pick<AccessPort, 'administersProject'>;
  projectId: string;
}): Promise<void> {
  if (!(await context.jira.administersProject(context.projectId))) throw new TriageError('NOT_PERMITTED');
}
