import * as z from 'zod/mini';
import { SETTINGS_LIMITS, settingsSchema } from '../contract/settings';

/** What front ends may send. Everything else is refused: a resolver accepts a payload from anybody who sees its module. */

const id = z.string().check(z.regex(/^[\w-]{1,64}$/u, 'This is not an id.'));

/** Id of a component or priority in Jira. */
const valueId = z.string().check(z.minLength(1), z.maxLength(SETTINGS_LIMITS.idLength));

/** More values than a person would pick; far more than Jira's forms bear. */
const MOST_VALUES = 50;

const token = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('keep') }),
  z.strictObject({
    action: z.literal('replace'),
    // A header value: visible ASCII, so that it cannot carry another header.
    value: z.string().check(
      z.trim(),
      z.regex(/^[\x21-\x7e]+$/u, 'A token has no spaces or special characters.'),
      z.maxLength(SETTINGS_LIMITS.tokenLength, `A token has at most ${SETTINGS_LIMITS.tokenLength} characters.`),
    ),
  }),
  z.strictObject({ action: z.literal('remove') }),
]);

export const emptyPayload = z.pipe(z.unknown(), z.transform(() => undefined));

/** A panel that was opened before this version sends nothing. */
export const suggestPayload = z.strictObject({ again: z._default(z.boolean(), false) });

export const cancelPayload = z.strictObject({ runId: id });

export const suggestionPayload = z.strictObject({ suggestionId: id });

export const applyPayload = z.strictObject({
  suggestionId: id,
  accepted: z.strictObject({
    priorityId: z.optional(valueId),
    componentIds: z.array(valueId).check(z.maxLength(MOST_VALUES)),
    labels: z.array(z.string().check(z.minLength(1), z.maxLength(SETTINGS_LIMITS.labelLength))).check(z.maxLength(MOST_VALUES)),
  }),
});

export const savePayload = z.strictObject({ version: z.int().check(z.minimum(0)), settings: settingsSchema, token });

export const testPayload = z.strictObject({
  baseUrl: z.string().check(z.trim(), z.minLength(1, 'Type the address of the endpoint.'), z.maxLength(SETTINGS_LIMITS.baseUrlLength)),
  /** Empty: only list the models. */
  model: z.string().check(z.trim(), z.maxLength(SETTINGS_LIMITS.modelLength)),
  token,
});
