import * as z from 'zod/mini';
import { errorBodyShape } from '../../contract/error-body';
import { once } from '../../contract/once';
import { timeShape } from '../../contract/shapes';
import type { TriageEvent } from '../../statistics/event-store';
import type { StoredSuggestion } from '../suggestion/suggestion';

/** Counts the runs of an issue, so that each number can be taken by one caller alone. */
const sequence = once(() => z.int().check(z.minimum(1)));

/** One call to the model for one issue. It carries the id of the suggestion that it will become. */
export const runShape = once(() =>
  z.object({
    id: z.string(),
    sequence: sequence(),
    /** `answered`: it has become a suggestion. A run leaves `working` once. */
    state: z.enum(['working', 'answered', 'cancelled', 'failed']),
    /** Whether it was handed to the queue. */
    isInBackground: z.boolean(),
    /** Of what was asked: a second person who asks the same shares the run. */
    inputHash: z.string(),
    startedAt: timeShape(),
    /** A run that still works after it has died. */
    deadline: timeShape(),
    failure: z.optional(errorBodyShape()),
  }),
);

export type StoredRun = z.infer<ReturnType<typeof runShape>>;

/** The newest run of an issue, and what it asks. Of several who began the same one at once, the id may be any's. */
export const runHeadShape = once(() => z.object({ id: z.string(), sequence: sequence(), inputHash: z.string() }));

export type StoredRunHead = z.infer<ReturnType<typeof runHeadShape>>;

export function headOf({ id, sequence, inputHash }: StoredRun): StoredRunHead {
  return { id, sequence, inputHash };
}

/** The runs of each issue. Every method rejects with a `TriageError`. */
export interface RunStore {
  /** The newest run's number. Only a hint: the last write wins, and a late one may name an older run. */
  readRunHead(issueId: string): Promise<StoredRunHead | null>;
  writeRunHead(issueId: string, head: StoredRunHead): Promise<void>;
  readRun(issueId: string, sequence: number): Promise<StoredRun | null>;
  /** Names it the newest as well. False when there is a run with this sequence number already: the caller lost the race. */
  createRun(issueId: string, run: StoredRun): Promise<boolean>;
  /** False when the run was in another state than `from`, because it has ended in the meantime; without `from` whatever is there is replaced. */
  writeRun(issueId: string, run: StoredRun, from?: StoredRun['state']): Promise<boolean>;
  /**
   * Makes what a run brought the suggestion of its issue, counts it, and makes it the newest unless a later run brought one
   * already. False, and nothing is stored, when the run has ended otherwise.
   */
  storeSuggestion(run: StoredRun, suggestion: StoredSuggestion, event: TriageEvent): Promise<boolean>;
  /** The same for a run that was over before anybody could hear of it. False, and nothing is stored, when its number is taken. */
  storeAtOnce(run: StoredRun, suggestion: StoredSuggestion, event: TriageEvent): Promise<boolean>;
  /** Makes this the given attempt of a run in the background; false when another delivery made it already. */
  claimAttempt(runId: string, attempt: number, at: number): Promise<boolean>;
  /** When the given attempt began, milliseconds since 1970. */
  readAttempt(runId: string, attempt: number): Promise<number | null>;
}
