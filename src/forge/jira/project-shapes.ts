import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { byField } from '../../contract/triage-field';
import { namedShape, valuesShape } from './jira-shapes';

/** The parts of Jira's answers about projects and values that the app reads (Jira Cloud REST API v3). */
export const projectsShape = once(() =>
  z.object({ total: z.number(), values: z.array(z.object({ id: z.string(), key: z.string(), name: z.string() })) }),
);

export const componentsShape = once(() => z.array(namedShape()));

export const issueTypesShape = once(() => z.object({ issueTypes: z.array(z.object({ id: z.string() })) }));

const fieldShape = once(() => z.object({ allowedValues: z.optional(z.array(z.unknown())) }));

export const createFieldsShape = once(() => z.object({ fields: z.array(z.extend(fieldShape(), { fieldId: z.optional(z.string()) })) }));

export const editFieldsShape = once(() => z.object({ fields: z.record(z.string(), fieldShape()) }));

/** A search for issues that were asked for values of theirs only, or for nothing at all. */
export const usedValuesShape = once(() =>
  z.object({
    issues: z.array(z.object({ id: z.string(), fields: z.optional(z.object(byField(valuesShape))) })),
    nextPageToken: z.nullish(z.string()),
  }),
);

export const labelsShape = once(() => z.object({ total: z.number(), values: z.array(z.string()) }));

export const parsedQueriesShape = once(() =>
  z.object({
    queries: z.array(
      z.object({ errors: z.nullish(z.array(z.string())), structure: z.nullish(z.object({ orderBy: z.optional(z.unknown()) })) }),
    ),
  }),
);
