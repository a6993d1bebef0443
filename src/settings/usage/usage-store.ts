import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { countShape, timeShape } from '../../contract/shapes';
import { TRIAGE_FIELDS } from '../../contract/triage-field';

/** What a project's issues have in the fields whose values are found there, the most frequent first, and when they were counted. */
export const usageShape = once(() =>
  z.object({
    readAt: timeShape(),
    values: z.partialRecord(z.enum(TRIAGE_FIELDS), z.array(z.object({ name: z.string(), count: countShape() }))),
  }),
);

export type StoredUsage = z.infer<ReturnType<typeof usageShape>>;

/** Values in use, by project, so that they need not be counted for each suggestion. Every method rejects with a `TriageError`. */
export interface UsageStore {
  /** Null when they were never counted, or more than a week ago. */
  readUsage(projectId: string): Promise<StoredUsage | null>;
  writeUsage(projectId: string, usage: StoredUsage): Promise<void>;
  /** True for the first who asks on a day (UTC): that one counts, at Jira's price, and nobody else does. */
  claimUsage(projectId: string, at: number): Promise<boolean>;
}
