import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds that the faults wait. */
export interface FaultTimes {
  jiraSlow: number;
  /** Longer than the app waits for Jira; then the gateway gives up. */
  jiraTimeout: number;
  storageSlow: number;
  storageTimeout: number;
}

export const FAULT_TIMES: FaultTimes = { jiraSlow: 5_000, jiraTimeout: 30_000, storageSlow: 2_000, storageTimeout: 30_000 };

export const JSON_HEADERS = { 'content-type': 'application/json' };

/** Keeps no process alive that has nothing else to do. */
export function waitQuietly(milliseconds: number): Promise<void> {
  return wait(milliseconds, undefined, { ref: false });
}
