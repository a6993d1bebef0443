import { createArmedFault, type ArmedFault } from '../../faults/armed-fault';
import type { JiraFault } from './jira-faults';
import type { QueueFault } from './queue-faults';
import type { StorageFaultName } from './storage-faults';

export { FAULT_TIMES, type FaultTimes } from './fault-times';
export { answerOfFaultyJira, JIRA_FAULTS, jiraFaultConcerns, type JiraFault } from './jira-faults';
export { answerOfFaultyQueue, QUEUE_FAULTS, queueFaultConcerns, type QueueFault } from './queue-faults';
export { answerOfFaultyStorage, STORAGE_FAULTS, storageFaultConcerns, type StorageFaultName } from './storage-faults';

/** What goes wrong for the app's calls of Forge at the moment. */
export interface PlatformFaults {
  jira: ArmedFault<JiraFault>;
  storage: ArmedFault<StorageFaultName>;
  queue: ArmedFault<QueueFault>;
}

export function createPlatformFaults(): PlatformFaults {
  return { jira: createArmedFault(), storage: createArmedFault(), queue: createArmedFault() };
}
