import type { Clock } from '../ports/clock';
import type { EndpointPort } from '../ports/endpoint-port';
import type { JiraPort } from '../ports/jira-port';
import type { Random } from '../ports/random';
import type { StorePort } from '../ports/store-port';

/** What every use case of the panel works with: one issue, one person, one installation, one invocation. */
export interface TriageContext {
  issueId: string;
  /** The project that the platform says the issue is in; null where it says none. */
  projectId: string | null;
  accountId: string;
  jira: JiraPort;
  store: StorePort;
  endpoint: EndpointPort;
  clock: Clock;
  random: Random;
  /** When the resolver has to have ended, milliseconds since 1970. */
  deadline: number;
}

/** How long a suggestion may be looked at, applied and undone. */
export const SUGGESTION_LIFETIME_MS = 30 * 86_400_000;
