import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** `kept`: by this software. `superseded`: something else is done. `organization`: whoever operates the service keeps it. */
const promiseSchema = z.strictObject({
  /** Stable: tests name the promise by it. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Section of the security policy; `P` for practices besides. */
  section: z.string(),
  promise: z.string(),
  state: z.enum(['kept', 'superseded', 'organization']),
  /** Paths, from the project's folder, of the code that keeps it. */
  code: z.array(z.string()).default([]),
  /** Paths of the documents that explain it, with an anchor where that helps. */
  documents: z.array(z.string()).default([]),
  /** What else there is to say, such as why something was superseded. */
  note: z.string().optional(),
  /** The part that the vendor of a platform promises, which no test of this project can show. */
  vendor: z.string().optional(),
  /** What no test shows, although one could. */
  notShown: z.string().optional(),
});

const listSchema = z.array(z.strictObject({ title: z.string(), intro: z.string().optional(), promises: z.array(promiseSchema) }));

export type Promised = z.infer<typeof promiseSchema>;

/** Promises under one heading of the page. */
export type PromiseGroup = z.infer<typeof listSchema>[number];

/**
 * Reads the list of promises.
 * @throws ZodError when an entry has the wrong shape
 */
export function readPromises(file: string): PromiseGroup[] {
  return listSchema.parse(parse(readFileSync(file, 'utf8')));
}
