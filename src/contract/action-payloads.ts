import * as z from 'zod/mini';
import { issueKeySchema } from './issue-key';
import { once } from './once';
import { localeShape } from './shapes';

/** What `suggest-triage` is called with. What Rovo puts beside it is not looked at: a model chose it. */
export const suggestActionPayload = once(() => z.object({ issueKey: issueKeySchema(), language: localeShape() }));
