import type { Clock } from '../../contract/clock';
import type { RunStore } from '../../triage/suggest/run';
import { KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';
import * as shapes from './record-shapes';
import { LATEST_DAYS } from './suggestion-store';

/** A run outlasts every delivery of its event (Forge repeats one for 24 hours), and ends long before the pointer to it, so that no old one stands in a new one's way. */
const RUN_DAYS = 2;
const DAY_MS = 86_400_000;

/** Runs, their attempts, and the pointer to the newest of an issue. */
export function createRunStore(calls: KvsCalls, clock: Clock): RunStore {
  return {
    readRunHead: (issueId) => calls.get(KEYS.runHead(issueId), shapes.runHeadShape),
    writeRunHead: (issueId, head) => calls.set(KEYS.runHead(issueId), head, clock() + LATEST_DAYS * DAY_MS),
    readRun: (issueId, sequence) => calls.get(KEYS.run(issueId, sequence), shapes.runShape),
    createRun: (issueId, run) => calls.create(KEYS.run(issueId, run.sequence), run, run.startedAt + RUN_DAYS * DAY_MS),
    writeRun: (issueId, run) => calls.set(KEYS.run(issueId, run.sequence), run, run.startedAt + RUN_DAYS * DAY_MS),
    deleteRun: (issueId, sequence) => calls.delete(KEYS.run(issueId, sequence)),
    claimAttempt: (runId, attempt, at) => calls.create(KEYS.attempt(runId, attempt), at, at + RUN_DAYS * DAY_MS),
    readAttempt: (runId, attempt) => calls.get(KEYS.attempt(runId, attempt), shapes.timeShape),
  };
}
