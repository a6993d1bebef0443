import type { Clock } from '../../contract/clock';
import { headOf, type RunStore, type StoredRun, type StoredRunHead } from '../../triage/suggest/run';
import type { Change } from './commits';
import { KEYS } from './keys';
import type { KvsCalls } from './kvs-calls';
import * as shapes from './record-shapes';

/** A run outlasts every delivery of its event (Forge repeats one for 24 hours), and ends long before the pointer to it, so that no old one stands in a new one's way. */
const RUN_DAYS = 2;

/** The pointer to the newest suggestion is of no interest once that could have expired. */
export const LATEST_DAYS = 30;

/** Numbers never go back while the newest suggestion's is known, which Forge keeps for up to two days longer than it is told to. */
const HEAD_DAYS = LATEST_DAYS + 3;
const DAY_MS = 86_400_000;

/** Stores a run; its state is its revision. `from` null: there is none yet. */
export function runChange(issueId: string, run: StoredRun, from?: StoredRun['state'] | null): Change {
  return {
    key: KEYS.run(issueId, run.sequence),
    content: { value: run, expiresAt: run.startedAt + RUN_DAYS * DAY_MS },
    ...(from === undefined ? {} : { requires: { revision: from } }),
    revision: run.state,
  };
}

/** Names the newest run of an issue. */
export function headChange(issueId: string, head: StoredRunHead, now: number): Change {
  return { key: KEYS.runHead(issueId), content: { value: head, expiresAt: now + HEAD_DAYS * DAY_MS } };
}

/** Runs, their attempts, and the pointer to the newest of an issue. */
export function createRunStore(calls: KvsCalls, clock: Clock): Omit<RunStore, 'storeSuggestion' | 'storeAtOnce'> {
  return {
    readRunHead: (issueId) => calls.get(KEYS.runHead(issueId), shapes.runHeadShape),
    async writeRunHead(issueId, head) {
      await calls.commit([headChange(issueId, head, clock())]);
    },
    readRun: (issueId, sequence) => calls.get(KEYS.run(issueId, sequence), shapes.runShape),
    createRun: (issueId, run) => calls.commit([runChange(issueId, run, null), headChange(issueId, headOf(run), clock())]),
    writeRun: (issueId, run, from) => calls.commit([runChange(issueId, run, from)]),
    claimAttempt: (runId, attempt, at) => calls.create(KEYS.attempt(runId, attempt), at, at + RUN_DAYS * DAY_MS),
    readAttempt: (runId, attempt) => calls.get(KEYS.attempt(runId, attempt), shapes.timeShape),
  };
}
