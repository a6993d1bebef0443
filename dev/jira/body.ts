import type { z } from 'zod';
import { isRecord, type Call } from './call';
import { INVALID_PAYLOAD, notOffered, refuse } from './refusal';

/** The body as the schema reads it, or Jira's 400. Members in `withheld` are Jira's but not this Jira's. */
export function readBody<Schema extends z.ZodType>(call: Call, schema: Schema, withheld: readonly string[] = []): z.infer<Schema> {
  const { body } = call;
  const asked = withheld.find((name) => isRecord(body) && !isEmpty(body[name]));
  if (asked !== undefined) throw notOffered(`“${asked}” here`);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw refuse(400, INVALID_PAYLOAD);
  return parsed.data;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
