import type { Clock } from '../ports/clock';
import type { EndpointPort } from '../ports/endpoint-port';
import type { JiraPort } from '../ports/jira-port';
import type { QueuePort } from '../ports/queue-port';
import type { Random } from '../ports/random';
import type { StorePort } from '../ports/store-port';

/** What every use case of the panel works with: one issue, one person, one installation, one invocation. */
export interface TriageContext {
  issueId: string;
  /** Where the platform says that the issue is; null when it does not. Only a hint: Jira's own answer counts. */
  project: { id: string; key: string } | null;
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

/** How long a suggestion may be looked at, applied and undone. */
export const SUGGESTION_LIFETIME_MS = 30 * 86_400_000;
