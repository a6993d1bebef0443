import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { SETTINGS_LIMITS } from '../../contract/settings';
import { byField, replaces } from '../../contract/triage-field';

/** What front ends may send. Everything else is refused: a resolver accepts a payload from anybody who sees its module. */

const id = once(() => z.string().check(z.regex(/^[\w-]{1,64}$/u, 'This is not an id.')));

/** More values than a person would pick; far more than Jira's forms bear. */
const MOST_VALUES = 50;

/** Ids of values; a label's is the label itself. */
function valueIds(most: number) {
  const id = z.string().check(z.minLength(1), z.maxLength(SETTINGS_LIMITS.nameLength));
  return z._default(z.array(id).check(z.maxLength(most)), []);
}

export const emptyPayload = once(() =>
  z.pipe(
    z.unknown(),
    z.transform(() => undefined),
  ),
);

/** A panel that was opened before this version sends nothing. */
export const suggestPayload = once(() => z.strictObject({ again: z._default(z.boolean(), false) }));

export const cancelPayload = once(() => z.strictObject({ runId: id() }));

export const suggestionPayload = once(() => z.strictObject({ suggestionId: id() }));

export const applyPayload = once(() =>
  z.strictObject({ suggestionId: id(), accepted: z.strictObject(byField((field) => valueIds(replaces(field) ? 1 : MOST_VALUES))) }),
);
