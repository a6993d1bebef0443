import type { AccessPort } from '../access/administrator';
import type { Surface } from '../contract/event-verbs';
import type { Clock } from '../contract/clock';
import type { QueuePort } from '../contract/queue-port';
import type { Random } from '../contract/random';
import type { ActivityStore } from '../health/activity-store';
import type { IssueLinkPort } from '../issue/issue-link-port';
import type { MarkPort } from '../issue/issue-mark';
import type { IssuePort } from '../issue/issue-port';
import type { ProfileStore } from '../profile/store/profile-store';
import type { EndpointPort } from '../providers/endpoint-port';
import type { EndpointStore } from '../providers/endpoint-store';
import type { ProjectPort } from '../settings/project-port';
import type { SettingsStore } from '../settings/settings-store';
import type { UsageStore } from '../settings/usage/usage-store';
import type { EventStore } from '../statistics/event-store';
import type { LivePort } from './live/live-port';
import type { EvidenceStore } from './question/evidence/evidence-store';
import type { BudgetStore } from './suggest/budget-store';
import type { RunStore } from './suggest/run';
import type { DecisionStore } from './suggestion/decision';
import type { SuggestionStore } from './suggestion/suggestion';

/** What triage reads and writes in storage. */
export type TriageStore = SettingsStore &
  UsageStore &
  EndpointStore &
  EvidenceStore &
  RunStore &
  SuggestionStore &
  DecisionStore &
  BudgetStore &
  EventStore &
  ActivityStore &
  ProfileStore;

/** What every use case of the panel works with: one issue, one person, one installation, one invocation. */
export interface TriageContext {
  issueId: string;
  /** Where the platform says that the issue is; null when it does not. Only a hint: Jira's own answer counts. */
  project: { id: string; key: string } | null;
  accountId: string;
  jira: IssuePort & IssueLinkPort & Pick<AccessPort, 'isAdministrator'> & Pick<ProjectPort, 'readUsedValues' | 'listChoices'>;
  store: TriageStore;
  /** Null: whoever asked was promised that nothing is written to Jira. */
  marks: MarkPort | null;
  live: LivePort;
  endpoint: EndpointPort;
  queue: QueuePort;
  clock: Clock;
  random: Random;
  /** When the resolver has to have ended, milliseconds since 1970. */
  deadline: number;
  /** Where somebody decides; absent where nobody can. */
  surface?: Surface;
  /** One of many issues that proposals are made ready for, with nobody waiting for this one: a model is asked from the queue. */
  isBatch?: true;
}

/** How long a suggestion may be looked at, applied and undone. */
export const SUGGESTION_LIFETIME_MS = 30 * 86_400_000;
