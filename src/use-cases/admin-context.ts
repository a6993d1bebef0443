import type { Clock } from '../ports/clock';
import type { EndpointPort } from '../ports/endpoint-port';
import type { JiraPort } from '../ports/jira-port';
import type { QueuePort } from '../ports/queue-port';
import type { Random } from '../ports/random';
import type { StorePort } from '../ports/store-port';
import { TriageError } from '../errors/triage-error';

/** What every use case of the admin page works with. */
export interface AdminContext {
  accountId: string;
  jira: JiraPort;
  store: StorePort;
  endpoint: EndpointPort;
  queue: QueuePort;
  clock: Clock;
  random: Random;
  /** When the resolver has to have ended, milliseconds since 1970. */
  deadline: number;
}

/**
 * Asks Jira, on each call, whether the person administers the site: that a page is shown to
 * administrators only does not authorise anything.
 * @throws TriageError `NOT_PERMITTED`
 */
export async function assertAdministrator(context: AdminContext): Promise<void> {
  if (!(await context.jira.isAdministrator())) throw new TriageError('NOT_PERMITTED');
}
