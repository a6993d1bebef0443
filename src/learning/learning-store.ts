import * as z from 'zod/mini';
import { once } from '../contract/once';
import { countShape, timeShape, valueShape } from '../contract/shapes';
import { byField } from '../contract/triage-field';

/** A project's past being read and learned. */
export const learningShape = once(() =>
  z.object({
    id: z.string(),
    /** Another one each time that it is written, so that nobody replaces what they have not read. */
    revision: z.string(),
    /** `reading`: somebody's page is reading on. `training`: everything is read, and the queue learns. */
    state: z.enum(['reading', 'training']),
    startedAt: timeShape(),
    /** Whether the profile is to learn day by day from then on. */
    daily: z.boolean(),
    /** When anything last went on. */
    progressAt: timeShape(),
    /** Until when somebody's call has the next page to itself; null: nobody's. */
    heldUntil: z.nullable(timeShape()),
    /** How often the queue was asked to learn. */
    trainings: countShape(),
    /** Issues read, pages stored, and what that cost in Jira's points. */
    issues: countShape(),
    parts: countShape(),
    points: countShape(),
    /** Issues with a security level, which are left out. */
    restricted: countShape(),
    /** Where Jira's search goes on; null at its beginning and at its end. */
    pageToken: z.nullable(z.string()),
    /** Until when Jira wants no more reading, milliseconds since 1970. */
    pausedUntil: z.nullable(timeShape()),
    /** Paused for the site's own points, not by Jira. */
    isSpent: z.boolean(),
    /** Allowed values that were met, by which the past is judged. They are configuration, not text of an issue. */
    met: z.object(byField(() => z.array(valueShape()))),
  }),
);

export type StoredLearning = z.infer<ReturnType<typeof learningShape>>;

/** Learning that is in progress. Every method rejects with a `TriageError`. */
export interface LearningStore {
  readLearning(projectId: string): Promise<StoredLearning | null>;
  /** False when another one stands there by now. */
  createLearning(projectId: string, learning: StoredLearning): Promise<boolean>;
  /** Replaces `before`. False when it was canceled, begun anew, or continued by somebody else since. */
  writeLearning(projectId: string, learning: StoredLearning, before: StoredLearning): Promise<boolean>;
  /** Ends it. Its parts go when the profile is swept. */
  deleteLearning(projectId: string): Promise<void>;
  /** How many slots of a budget are taken, as far as queries tell, which lag behind by seconds. */
  countTakenSlots(budget: string): Promise<number>;
  /** Counted issues of one page, packed. */
  readLearningPart(projectId: string, learningId: string, part: number): Promise<string | null>;
  writeLearningPart(projectId: string, learningId: string, part: number, packed: string): Promise<void>;
}
