import { z } from 'zod';
import { SETTINGS_LIMITS, settingsSchema } from '../contract/settings';

/** What front ends may send. Everything else is refused: a resolver accepts a payload from anybody who sees its module. */

const id = z.string().regex(/^[\w-]{1,64}$/u, 'This is not an id.');

/** More values than a person would pick; far more than Jira's forms bear. */
const MOST_VALUES = 50;

const token = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('keep') }),
  z.strictObject({
    action: z.literal('replace'),
    // A header value: visible ASCII, so that it cannot carry another header.
    value: z.string().trim().regex(/^[\x21-\x7e]+$/u, 'A token has no spaces or special characters.').max(SETTINGS_LIMITS.tokenLength),
  }),
  z.strictObject({ action: z.literal('remove') }),
]);

export const emptyPayload = z.unknown().transform(() => undefined);

export const cancelPayload = z.strictObject({ runId: id });

export const suggestionPayload = z.strictObject({ suggestionId: id });

export const applyPayload = z.strictObject({
  suggestionId: id,
  accepted: z.strictObject({
    priorityId: z.string().min(1).max(40).optional(),
    componentIds: z.array(z.string().min(1).max(40)).max(MOST_VALUES),
    labels: z.array(z.string().min(1).max(SETTINGS_LIMITS.labelLength)).max(MOST_VALUES),
  }),
});

export const savePayload = z.strictObject({ version: z.number().int().min(0), settings: settingsSchema, token });

export const testPayload = z.strictObject({
  baseUrl: z.string().trim().min(1, 'Type the address of the endpoint.').max(SETTINGS_LIMITS.baseUrlLength),
  model: z.string().trim().min(1, 'Type the name of the model.').max(SETTINGS_LIMITS.modelLength),
  token,
});
