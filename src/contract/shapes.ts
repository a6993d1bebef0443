import * as z from 'zod/mini';
import { once } from './once';

/** Shapes that several kinds of stored records have in common. */

/** A value of a field. */
export const valueShape = once(() => z.object({ id: z.string(), name: z.string() }));

/** A person's locale as a page is told it, e.g. `de-DE`. It decides wording alone, so one that cannot be read counts as none. */
export const localeShape = once(() => z.catch(z.optional(z.string().check(z.regex(/^[a-z]{2}(?:-[A-Z]{2})?$/u))), undefined));

/** Milliseconds since 1970 that a `Date` can hold. */
export const timeShape = once(() => z.number().check(z.minimum(0), z.maximum(8.64e15)));

export const countShape = once(() => z.int().check(z.minimum(0)));
