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

/** Storage as a whole, for deleting it. The record of the reset itself is in none of the answers. */
export interface UpkeepStore {
  readReset(): Promise<StoredReset | null>;
  writeReset(reset: StoredReset): Promise<void>;
  deleteReset(): Promise<void>;
  /** Deletes the settings in force, without which nothing is sent or proposed anymore. */
  deleteSettingsHead(): Promise<void>;
  deleteSecrets(): Promise<void>;
  /** How many of the secrets exist. */
  countSecrets(): Promise<number>;
  /** A page of all keys, 100 at most. Storage's queries lag behind by seconds. `next` is null at the end. */
  listKeys(cursor: string | null): Promise<{ keys: string[]; next: string | null }>;
  /** Those of the keys that really exist: a query can show what was deleted a moment ago. */
  existingKeys(keys: string[]): Promise<string[]>;
  deleteKeys(keys: string[]): Promise<void>;
}
