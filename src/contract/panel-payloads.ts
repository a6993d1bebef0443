import * as z from 'zod/mini';
import { emptyPayload } from './empty-payload';
import { SETTINGS_LIMITS } from './limits';
import { once } from './once';
import { localeShape } from './shapes';
import { text } from './text';
import { byField, replaces } from './triage-field';

const id = once(() => z.string().check(z.regex(/^[\w-]{1,64}$/u, text('This is not an id.'))));

/** More values than a person would pick; far more than Jira's forms bear. */
const MOST_VALUES = 50;

/** Ids of values; a label's is the label itself. */
function valueIds(most: number) {
  const id = z.string().check(z.minLength(1), z.maxLength(SETTINGS_LIMITS.nameLength));
  return z._default(z.array(id).check(z.maxLength(most)), []);
}

const suggestPayload = once(() =>
  z.strictObject({
    /** Whether the model is asked even when nothing has changed since the stored suggestion. A panel of an earlier version sends nothing. */
    again: z._default(z.boolean(), false),
    locale: localeShape(),
  }),
);

const cancelPayload = once(() => z.strictObject({ runId: id() }));

const suggestionPayload = once(() => z.strictObject({ suggestionId: id() }));

const issueId = once(() => z.string().check(z.regex(/^\d{1,19}$/u, text('This is not the id of an issue.'))));

const linkPayload = once(() => z.strictObject({ duplicateOf: issueId() }));

const unlinkPayload = once(() => z.strictObject({ duplicateOf: issueId(), linkId: issueId() }));

const attendPayload = once(() => z.strictObject({ isHere: z.boolean() }));

const applyPayload = once(() =>
  z.strictObject({ suggestionId: id(), accepted: z.strictObject(byField((field) => valueIds(replaces(field) ? 1 : MOST_VALUES))) }),
);

/**
 * What the panel may send, by the resolver function. Everything else is refused: a resolver accepts a
 * payload from anybody who sees its module.
 */
export const panelPayloads = {
  getPanel: emptyPayload,
  getViewer: emptyPayload,
  suggestTriage: suggestPayload,
  findSimilar: emptyPayload,
  cancelRun: cancelPayload,
  applyTriage: applyPayload,
  undoTriage: suggestionPayload,
  dismissTriage: suggestionPayload,
  linkDuplicate: linkPayload,
  unlinkDuplicate: unlinkPayload,
  findNextIssue: emptyPayload,
  listen: emptyPayload,
  attend: attendPayload,
};
