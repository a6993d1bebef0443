import { ENDPOINT_FAULTS } from '../endpoint';
import type { Host } from '../host';
import type { Chance } from '../random';
import { JIRA_FAULTS, QUEUE_FAULTS, STORAGE_FAULTS, type RecordedCall } from '../platform';

/** Without what ends in no result on purpose, because Jira asks the person and then calls again. */
const ANSWERED_JIRA_FAULTS = JIRA_FAULTS.filter((fault) => fault !== 'consent');

const NAMES = { endpoint: ENDPOINT_FAULTS, jira: ANSWERED_JIRA_FAULTS, storage: STORAGE_FAULTS, queue: QUEUE_FAULTS } as const;
type Part = keyof typeof NAMES;

/** How often each part is chosen, of ten: little is pushed to queues. */
const PARTS: readonly Part[] = ['endpoint', 'endpoint', 'endpoint', 'jira', 'jira', 'jira', 'storage', 'storage', 'storage', 'queue'];

/** Calls of the part that pass before one meets the fault, at most: about as many as one function makes. */
const MOST_PASSED: Record<Part, number> = { endpoint: 1, jira: 3, storage: 12, queue: 1 };

/** Faults, each of which one call is to meet. */
export interface FaultArmoury {
  /** Lets some fault loose in some part; later, when something is loose in all of them. */
  arm(chance: Chance): void;
  /** To be told of the calls since the last time. Returns the faults that were met by then, e.g. `jira 403`. */
  settle(calls: readonly RecordedCall[]): string[];
}

export function createFaultArmoury(host: Host): FaultArmoury {
  const loose = new Map<Part, string>();
  let owed = 0;
  return {
    arm(chance) {
      owed += 1;
      while (owed > 0) {
        const free = PARTS.filter((part) => !loose.has(part));
        const part = free[chance(Math.max(1, free.length))];
        if (part === undefined) return;
        const names: readonly string[] = NAMES[part];
        const fault = names[chance(names.length)] ?? '';
        loose.set(part, fault);
        host.setFaults({ [part]: { fault, nth: 1 + chance(MOST_PASSED[part]) } });
        owed -= 1;
      }
    },
    settle(calls) {
      // The endpoint does not say which calls met its fault: it is the first one. A call without an end still waits for its time-out.
      const isMet = (part: Part) =>
        calls.some(({ kind, fault, status }) => kind === part && (part === 'endpoint' || fault !== undefined || status === undefined));
      return [...loose].flatMap(([part, fault]) => {
        if (!isMet(part)) return [];
        loose.delete(part);
        // Some concern whole runs, and would be met by every call.
        host.setFaults({ [part]: null });
        return [`${part} ${fault}`];
      });
    },
  };
}
