import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { countShape, timeShape } from '../../contract/shapes';
import { byField } from '../../contract/triage-field';

/** How many issues of one value read as if they had the other, of those that had just one of the two. */
const takenShape = once(() => z.object({ taken: countShape(), asked: countShape() }));

const fieldUsageShape = once(() =>
  z.object({
    /** Allowed values that past issues had. `key`: their salted hash. */
    values: z.array(
      z.object({ id: z.string(), name: z.string(), key: z.number(), seen: countShape(), firstAt: timeShape(), lastAt: timeShape() }),
    ),
    /** Pairs, by place in the list of values, that issues often had both of. */
    together: z.array(z.object({ one: z.number(), other: z.number(), times: countShape() })),
    /** Pairs that the words of issues do not tell apart. */
    alike: z.array(z.object({ one: z.number(), other: z.number(), ofOne: takenShape(), ofOther: takenShape() })),
  }),
);

/** How a project has used its values. Names are configuration, and the rest is numbers. */
export const usageShape = once(() =>
  z.object({
    /** When the oldest of the issues was resolved. */
    from: timeShape(),
    /** Whether there are no older resolved issues. */
    isWhole: z.boolean(),
    fields: z.object(byField(fieldUsageShape)),
  }),
);

export type StoredValueUsage = z.infer<ReturnType<typeof usageShape>>;

export type FieldUsage = z.infer<ReturnType<typeof fieldUsageShape>>;

export type TakenForOther = z.infer<ReturnType<typeof takenShape>>;
