import * as z from 'zod/mini';
import { once } from '../../contract/once';

/**
 * The parts of Jira's answers that the app reads (Jira Cloud REST API v3). Lenient on what is
 * received: anything else in them is ignored.
 */
const named = once(() => z.object({ id: z.string(), name: z.string() }));

export const issueShape = once(() =>
  z.object({
    id: z.string(),
    key: z.string(),
    fields: z.object({
      summary: z.nullish(z.string()),
      description: z.optional(z.unknown()),
      labels: z.nullish(z.array(z.string())),
      components: z.nullish(z.array(named())),
      priority: z.nullish(named()),
      issuetype: z.nullish(z.object({ name: z.string() })),
      project: z.nullish(z.object({ id: z.string(), key: z.string() })),
      /** Absent in projects without security levels. */
      security: z.optional(z.unknown()),
    }),
    editmeta: z.object({
      fields: z.record(
        z.string(),
        z.object({
          operations: z.optional(z.array(z.string())),
          allowedValues: z.optional(z.array(z.unknown())),
          defaultValue: z.optional(z.unknown()),
        }),
      ),
    }),
  }),
);

/** Past issues, from a search or by id. */
export const resolvedIssuesShape = once(() =>
  z.object({
    issues: z.array(
      z.object({
        id: z.string(),
        key: z.string(),
        fields: z.object({
          summary: z.nullish(z.string()),
          labels: z.nullish(z.array(z.string())),
          components: z.nullish(z.array(named())),
          priority: z.nullish(named()),
          security: z.optional(z.unknown()),
        }),
      }),
    ),
  }),
);

export const namedShape = named;
export const prioritiesShape = once(() => z.array(named()));
export const permissionsShape = once(() => z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) }));
