import type * as z from 'zod/mini';
import type { Result } from './result';

/** What each resolver function of a page takes, by the function's name. Schemas are made when they are first needed. */
export type PayloadSchemas = Record<string, () => z.ZodMiniType>;

/** What a use case gets: the payload, checked. */
export type Payload<Schemas extends PayloadSchemas, Key extends keyof Schemas> = z.output<ReturnType<Schemas[Key]>>;

/**
 * A page's resolver functions as its front end calls them, for `makeInvoke`: what they take comes from
 * the schemas that check it, so that neither side can rename anything alone.
 */
export type Definitions<Schemas extends PayloadSchemas, Answers extends Record<keyof Schemas, unknown>> = {
  [Key in keyof Schemas & string]: Payload<Schemas, Key> extends undefined
    ? () => Result<Answers[Key]>
    : (payload: z.input<ReturnType<Schemas[Key]>>) => Result<Answers[Key]>;
};
