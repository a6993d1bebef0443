import type { AccessPort } from '../access/administrator';
import type { SlotStore } from '../budget/claim-slot';
import type { Clock } from '../contract/clock';
import type { QueuePort } from '../contract/queue-port';
import type { Random } from '../contract/random';
import type { IssuePort } from '../issue/issue-port';
import type { ProfileStore } from '../profile/store/profile-store';
import type { UpkeepStore } from '../reset/upkeep-store';
import type { InstallationStore } from '../settings/installation-store';
import type { SettingsStore } from '../settings/settings-store';
import type { UsageStore } from '../settings/usage/usage-store';
import type { LearningStore } from './learning-store';

/** What learning a project's past works with, on a page. */
export interface LearningContext {
  jira: AccessPort & Pick<IssuePort, 'readPast'>;
  store: LearningStore & ProfileStore & SettingsStore & UsageStore & InstallationStore & SlotStore & Pick<UpkeepStore, 'readReset'>;
  queue: QueuePort;
  clock: Clock;
  random: Random;
  /** When the resolver has to have ended, milliseconds since 1970. */
  deadline: number;
}

/** Past issues that are read, the newest: more teach little more, and cost Jira's points. */
export const MOST_PAST_ISSUES = 2_000;

/** Counted and packed, so many issues stay far below what Forge takes as one value. */
export const PAGE_SIZE = 100;

/** Training takes seconds; one that shows nothing for so long has died. */
export const TRAINING_TIME_MS = 10 * 60_000;
