import { z } from 'zod';

/**
 * The parts of Jira's answers that the app reads (Jira Cloud REST API v3). Lenient on what is
 * received: anything else in them is ignored.
 */
const named = z.object({ id: z.string(), name: z.string() });

export const issueShape = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string().nullish(),
    description: z.unknown().optional(),
    labels: z.array(z.string()).nullish(),
    components: z.array(named).nullish(),
    priority: named.nullish(),
    issuetype: z.object({ name: z.string() }).nullish(),
    project: z.object({ key: z.string() }).nullish(),
    /** Absent in projects without security levels. */
    security: z.unknown().optional(),
  }),
  editmeta: z.object({
    fields: z.record(
      z.string(),
      z.object({
        operations: z.array(z.string()).optional(),
        allowedValues: z.array(z.unknown()).optional(),
        defaultValue: z.unknown().optional(),
      }),
    ),
  }),
});

export const namedShape = named;
export const prioritiesShape = z.array(named);
export const permissionsShape = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});
