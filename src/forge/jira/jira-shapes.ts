import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { countShape } from '../../contract/shapes';
import { byField, replaces, type FieldValue, type TriageField } from '../../contract/triage-field';
import { FIELDS } from '../../fields/definitions';

/**
 * The parts of Jira's answers that the app reads (Jira Cloud REST API v3). Lenient on what is
 * received: anything else in them is ignored.
 */
const named = once(() => z.object({ id: z.string(), name: z.string() }));

const textValue = once(() =>
  z.pipe(
    z.string(),
    z.transform((text) => ({ id: text, name: text })),
  ),
);

/** A field's values: Jira leaves a field without any out, gives null, or gives an empty list. */
export function valuesShape(field: TriageField): z.ZodMiniType<FieldValue[]> {
  const value: z.ZodMiniType<FieldValue> = FIELDS[field].jiraValue === 'text' ? textValue() : named();
  return replaces(field)
    ? z.pipe(
        z.nullish(value),
        z.transform((one) => (one === undefined || one === null ? [] : [one])),
      )
    : z.pipe(
        z.nullish(z.array(value)),
        z.transform((many) => many ?? []),
      );
}

export const issueShape = once(() =>
  z.object({
    id: z.string(),
    key: z.string(),
    // Loose: the rest is looked through for people.
    fields: z.looseObject({
      ...byField(valuesShape),
      summary: z.nullish(z.string()),
      description: z.optional(z.unknown()),
      issuetype: z.nullish(z.object({ name: z.string() })),
      project: z.nullish(z.object({ id: z.string(), key: z.string() })),
      /** Absent in projects without security levels. */
      security: z.optional(z.unknown()),
      created: z.nullish(z.string()),
    }),
    editmeta: z.object({
      fields: z.record(
        z.string(),
        z.object({
          operations: z.optional(z.array(z.string())),
          required: z.optional(z.boolean()),
          allowedValues: z.optional(z.array(z.unknown())),
          defaultValue: z.optional(z.unknown()),
        }),
      ),
    }),
  }),
);

/** Issues that nobody reads who may edit them. */
export const arrivedIssuesShape = once(() =>
  z.object({ issues: z.array(z.omit(issueShape(), { editmeta: true })), nextPageToken: z.nullish(z.string()) }),
);

/** Issues with their edit metadata, from a search or by id. */
export const listedIssuesShape = once(() => z.object({ issues: z.array(issueShape()), nextPageToken: z.nullish(z.string()) }));

/** Issues of which only the project was asked for. */
export const placedIssuesShape = once(() =>
  z.object({ issues: z.array(z.object({ id: z.string(), key: z.string(), fields: z.object({ project: z.object({ id: z.string() }) }) })) }),
);

export const countedIssuesShape = once(() => z.object({ count: countShape() }));

/** Past issues, from a search or by id. */
export const resolvedIssuesShape = once(() =>
  z.object({
    issues: z.array(
      z.object({
        id: z.string(),
        key: z.string(),
        fields: z.looseObject({ ...byField(valuesShape), summary: z.nullish(z.string()), security: z.optional(z.unknown()) }),
      }),
    ),
  }),
);

/** A page of past issues with their texts. */
export const pastIssuesShape = once(() =>
  z.object({
    issues: z.array(
      z.object({
        id: z.string(),
        fields: z.looseObject({
          ...byField(valuesShape),
          summary: z.nullish(z.string()),
          description: z.optional(z.unknown()),
          resolutiondate: z.nullish(z.string()),
          updated: z.nullish(z.string()),
          security: z.optional(z.unknown()),
        }),
      }),
    ),
    nextPageToken: z.nullish(z.string()),
  }),
);

const linkType = once(() => z.object({ id: z.string(), name: z.string(), outward: z.string() }));

export const linkTypesShape = once(() => z.object({ issueLinkTypes: z.array(linkType()) }));

const linkEnd = once(() => z.optional(z.object({ id: z.string() })));

/** Each link has one end: the other issue. */
export const linksShape = once(() =>
  z.nullish(z.array(z.object({ id: z.string(), type: linkType(), inwardIssue: linkEnd(), outwardIssue: linkEnd() }))),
);

export const issueLinksShape = once(() => z.object({ fields: z.object({ issuelinks: linksShape() }) }));

export const namedShape = named;
export const prioritiesShape = once(() => z.array(named()));
export const permissionsShape = once(() => z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) }));
