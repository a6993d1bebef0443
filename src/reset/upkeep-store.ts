import * as z from 'zod/mini';
import { once } from '../contract/once';
import { countShape, timeShape } from '../contract/shapes';

/** A deletion of everything that is in progress. */
export const resetShape = once(() =>
  z.object({
    startedAt: timeShape(),
    /** When anything was last deleted or found gone. */
    progressAt: timeShape(),
    deleted: countShape(),
    /** Counts up with each event: one that is not of the current step is an old one. */
    step: countShape(),
    /** How long the event of this step waits in the queue, in seconds. */
    delaySeconds: z._default(countShape(), 0),
    /** `sweep`: everything is deleted. `settle`: once more, after everything that ran before has ended. */
    pass: z.enum(['sweep', 'settle']),
  }),
);

export type StoredReset = z.infer<ReturnType<typeof resetShape>>;

/** A key of storage; `entityName` where it is of a record that goes with others. */
export interface StoredKey {
  key: string;
  entityName?: string;
}

/**
 * Storage as a whole, for deleting it. Each step of a reset ends what an epoch of storage is: what began before it can
 * write nothing anymore, be it an agent's click or an earlier step, and is told `CANCELLED`.
 */
export interface UpkeepStore {
  /** As it was when this invocation began. */
  readReset(): Promise<StoredReset | null>;
  /** Begins or resumes a reset, and deletes the settings in force with it, without which nothing is sent or proposed anymore. False when somebody else just did. */
  beginReset(reset: StoredReset): Promise<boolean>;
  writeReset(reset: StoredReset): Promise<void>;
  /** From then on there is something to write again. */
  endReset(): Promise<void>;
  deleteSecrets(): Promise<void>;
  /** How many of the secrets exist. */
  countSecrets(): Promise<number>;
  /** A page of all keys, 100 at most. Storage's queries lag behind by seconds. `next` is null at the end. */
  listKeys(cursor: string | null): Promise<{ keys: StoredKey[]; next: string | null }>;
  /** Those of the keys that really exist: a query can show what was deleted a moment ago. */
  existingKeys(keys: StoredKey[]): Promise<StoredKey[]>;
  deleteKeys(keys: StoredKey[]): Promise<void>;
}
