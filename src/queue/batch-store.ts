import * as z from 'zod/mini';
import { once } from '../contract/once';
import { batchIssueShape } from '../contract/queue-payloads';
import { timeShape } from '../contract/shapes';

/** Issues that one person set out to accept at once, and when. */
export const storedBatchShape = once(() => z.object({ at: timeShape(), issues: z.array(batchIssueShape()) }));

export type StoredBatch = z.infer<ReturnType<typeof storedBatchShape>>;

/** The last batch of each person in each project, for a day. Every method rejects with a `TriageError`. */
export interface BatchStore {
  /** `person`: a pseudonym. */
  readBatch(projectId: string, person: string): Promise<StoredBatch | null>;
  writeBatch(projectId: string, person: string, batch: StoredBatch): Promise<void>;
}
