import * as z from 'zod/mini';
import { once } from '../../contract/once';

const calibrationShape = once(() => z.object({ even: z.number(), slope: z.number() }));

/** A learned field as it is kept. Hashes and numbers only: no word of an issue, no name of a value. */
export const storedFieldShape = once(() =>
  z.object({
    /** A profile of another version counts as none. */
    version: z.literal(1),
    labelled: z.number(),
    issues: z.number(),
    terms: z.number(),
    /** `scale`: what one step of a weight is worth. */
    values: z.array(z.object({ key: z.number(), seen: z.number(), bias: z.number(), scale: z.number() })),
    firstBy: z.enum(['lead', 'score']),
    first: calibrationShape(),
    others: calibrationShape(),
    judged: z.array(z.tuple([z.number(), z.number(), z.boolean()])),
    /** Vocabulary and weights, packed. */
    packed: z.string(),
  }),
);

export type StoredField = z.infer<ReturnType<typeof storedFieldShape>>;
