import * as z from 'zod/mini';
import { jqlBoundaryFault } from './jql-boundary';
import { FAULT_TEXTS } from './limits';
import { once } from './once';
import { TRIAGE_FIELDS } from './triage-field';

/** What counts as untriaged in a project. An issue that is done never does by the fields; a query decides alone, within the project. */
export const untriagedSchema = once(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('fields'),
      /** Those that have nothing yet, or what Jira gave the issue by default. */
      fields: z.array(z.enum(TRIAGE_FIELDS)).check(z.minLength(1, FAULT_TEXTS.fieldsMissing), z.maxLength(TRIAGE_FIELDS.length)),
      /** Whether every one of them has to be without a value, or one is enough. */
      match: z.enum(['all', 'any']),
    }),
    z.strictObject({
      kind: z.literal('jql'),
      jql: z.string().check(
        z.trim(),
        z.superRefine((jql, check) => {
          const fault = jqlBoundaryFault(jql);
          if (fault !== null) check.addIssue({ code: 'custom', message: fault.message, params: fault.values, input: jql });
        }),
      ),
    }),
  ]),
);

export type Untriaged = z.infer<ReturnType<typeof untriagedSchema>>;
