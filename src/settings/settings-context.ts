import type { AccessPort } from '../access/administrator';
import type { SlotStore } from '../budget/claim-slot';
import type { Clock } from '../contract/clock';
import type { Random } from '../contract/random';
import type { AllMarksPort } from '../issue/issue-mark';
import type { EndpointStore } from '../providers/endpoint-store';
import type { UpkeepStore } from '../reset/upkeep-store';
import type { InstallationStore } from './installation-store';
import type { ProjectPort } from './project-port';
import type { SettingsStore } from './settings-store';
import type { UsageStore } from './usage/usage-store';

/** What reading and saving settings works with. */
export interface SettingsContext {
  jira: AccessPort & ProjectPort;
  store: SettingsStore & UsageStore & EndpointStore & InstallationStore & SlotStore & Pick<UpkeepStore, 'readReset'>;
  clock: Clock;
  random: Random;
}

/** What saving the site's settings works with. */
export interface SiteSettingsContext extends SettingsContext {
  allMarks: AllMarksPort;
}

/** The same on the project page: one project, from the platform's context. */
export interface ProjectSettingsContext extends SettingsContext {
  projectId: string;
}
