import { ENDPOINT_FAULTS, type EmbeddedEndpoint, type EndpointFault } from '../endpoint';
import { JIRA_FAULTS, STORAGE_FAULTS, type PlatformFaults } from '../platform';
import { RequestFault } from './reply';

/** Everything that goes wrong on demand; null: nothing. */
export interface Faults extends PlatformFaults {
  endpoint: EndpointFault | null;
}

export interface FaultSwitch {
  read(): Faults;
  /** Parts that are not named stay as they are. */
  set(faults: Partial<Faults>): void;
}

const NAMES = { endpoint: ENDPOINT_FAULTS, jira: JIRA_FAULTS, storage: STORAGE_FAULTS } as const;

export function createFaultSwitch(endpoint: EmbeddedEndpoint): FaultSwitch {
  const platform: PlatformFaults = { jira: null, storage: null };
  return {
    read: () => ({ endpoint: endpoint.fault, ...platform }),
    set(faults) {
      if (faults.endpoint !== undefined) endpoint.setFault(faults.endpoint);
      if (faults.jira !== undefined) platform.jira = faults.jira;
      if (faults.storage !== undefined) platform.storage = faults.storage;
    },
  };
}

/** What a page asks to go wrong. Throws 400 for a part or a fault that does not exist. */
export function parseFaults(body: Record<string, unknown>): Partial<Faults> {
  for (const [part, fault] of Object.entries(body)) {
    const known: readonly unknown[] | undefined = Object.hasOwn(NAMES, part) ? NAMES[part as keyof typeof NAMES] : undefined;
    if (known === undefined || (fault !== null && !known.includes(fault))) throw new RequestFault(400, 'This fault is unknown.');
  }
  return body;
}
