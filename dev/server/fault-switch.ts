import { DIALECT_NAMES, ENDPOINT_FAULTS, type DialectName, type EmbeddedEndpoint, type EndpointFault } from '../endpoint';
import { isFaultSetting, type FaultSetting } from '../faults/armed-fault';
import {
  JIRA_FAULTS,
  QUEUE_FAULTS,
  STORAGE_FAULTS,
  type JiraFault,
  type PlatformFaults,
  type QueueFault,
  type StorageFaultName,
} from '../platform';
import { RequestFault } from './reply';

/** Everything that goes wrong on demand; null: nothing. */
export interface Faults {
  endpoint: FaultSetting<EndpointFault>;
  /** Whose manners the endpoint has; null: those of OpenAI's reference. */
  dialect: FaultSetting<DialectName>;
  jira: FaultSetting<JiraFault>;
  storage: FaultSetting<StorageFaultName>;
  queue: FaultSetting<QueueFault>;
}

export interface FaultSwitch {
  read(): Faults;
  /** Parts that are not named stay as they are. */
  set(faults: Partial<Faults>): void;
}

const NAMES = {
  endpoint: ENDPOINT_FAULTS,
  dialect: DIALECT_NAMES,
  jira: JIRA_FAULTS,
  storage: STORAGE_FAULTS,
  queue: QUEUE_FAULTS,
} as const;

export function createFaultSwitch(endpoint: EmbeddedEndpoint, platform: PlatformFaults): FaultSwitch {
  const { jira, storage, queue } = platform;
  return {
    read: () => ({ endpoint: endpoint.fault, dialect: endpoint.dialect, jira: jira.read(), storage: storage.read(), queue: queue.read() }),
    set(faults) {
      if (faults.endpoint !== undefined) endpoint.setFault(faults.endpoint);
      if (faults.dialect !== undefined) endpoint.setDialect(faults.dialect);
      if (faults.jira !== undefined) jira.set(faults.jira);
      if (faults.storage !== undefined) storage.set(faults.storage);
      if (faults.queue !== undefined) queue.set(faults.queue);
    },
  };
}

/** What a page asks to go wrong. Throws 400 for a part or a fault that does not exist. */
export function parseFaults(body: Record<string, unknown>): Partial<Faults> {
  for (const [part, setting] of Object.entries(body)) {
    const known: readonly string[] | undefined = Object.hasOwn(NAMES, part) ? NAMES[part as keyof typeof NAMES] : undefined;
    if (known === undefined || !isFaultSetting(setting, known)) throw new RequestFault(400, 'This fault is unknown.');
  }
  return body;
}
