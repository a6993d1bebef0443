import * as z from 'zod/mini';
import { once } from './once';
import { valueShape } from './shapes';
import { TRIAGE_FIELDS } from './triage-field';

/** The closed set of failures that a front end can be told of. */
export const ERROR_CODES = [
  'NOT_CONFIGURED',
  'NOT_PERMITTED',
  'UNLICENSED',
  'FIELDS_NOT_AVAILABLE',
  'RESTRICTED_ISSUE',
  'ISSUE_NOT_FOUND',
  'JIRA_UNAVAILABLE',
  'JIRA_BUSY',
  'EGRESS_BLOCKED',
  'ENDPOINT_UNREACHABLE',
  'ENDPOINT_TIMEOUT',
  'ENDPOINT_AUTH',
  'ENDPOINT_RATE_LIMITED',
  'ENDPOINT_ERROR',
  'MODEL_FORBIDDEN',
  'MODEL_RETIRED',
  'MODEL_RATE_LIMITED',
  'MODEL_TOKENS_LIMITED',
  'MODEL_REPLY_CUT',
  'MODEL_UNAVAILABLE',
  'MODEL_STOPPED',
  'REPLY_INVALID',
  'NOTHING_SUGGESTED',
  'STALE_SUGGESTION',
  'VALUE_NOT_ALLOWED',
  'LINKS_NOT_AVAILABLE',
  'LIMIT_REACHED',
  'CANCELLED',
  'INVALID_INPUT',
  'SAVE_CONFLICT',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** One fault in a payload or in settings: where it is, and what to do about it, for `translate`. */
const inputFaultShape = once(() =>
  z.object({
    /** Dotted path from the payload's root, e.g. `endpoint.baseUrl` or `allowlists.labels.3`. */
    path: z.string(),
    message: z.string(),
    values: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  }),
);

export type InputFault = z.infer<ReturnType<typeof inputFaultShape>>;

const missingSettingShape = once(() => z.enum(['endpoint', 'allowlists', 'project']));

/**
 * What can be told of an endpoint's answer that is none: a model that it lacks, a prompt that is too long for it, no JSON
 * at all, a reply that was cut at the server's limit, an empty one, one that declines, a content filter that refused the
 * text or the reply, privacy settings of the account that leave no provider, an account without credit, an address that
 * leads to another one.
 */
export const ANSWER_SUBJECTS = [
  'model',
  'context',
  'format',
  'cut',
  'empty',
  'declined',
  'filter',
  'privacy',
  'credit',
  'redirect',
] as const;

export type AnswerSubject = (typeof ANSWER_SUBJECTS)[number];

/** The parts of the configuration without which nothing can be suggested. `project`: the app is not switched on in this project. */
export type MissingSetting = z.infer<ReturnType<typeof missingSettingShape>>;

const detailsShape = once(() =>
  z.object({
    /** HTTP status of the endpoint or of Jira. */
    status: z.optional(z.number()),
    /** Seconds after which a retry makes sense. */
    retryAfterSeconds: z.optional(z.number()),
    /** Host that the site has not approved, as the administrator typed it. */
    host: z.optional(z.string()),
    /** What is missing in the configuration. */
    missing: z.optional(z.array(missingSettingShape())),
    /** The field whose value somebody changed, and what stands there now, when a suggestion has become stale. */
    current: z.optional(z.object({ field: z.enum(TRIAGE_FIELDS), value: z.nullable(valueShape()) })),
    /** The field that Jira does not let be empty, when that is what an undo would leave. */
    required: z.optional(z.enum(TRIAGE_FIELDS)),
    /** Values that were refused, by name, as the administrator or the person sent them. */
    values: z.optional(z.array(z.string())),
    faults: z.optional(z.array(inputFaultShape())),
    /** Which budget is used up. */
    limit: z.optional(z.enum(['user', 'site', 'tokens'])),
    /** What kept the endpoint from being reached, where Node says it. */
    network: z.optional(z.enum(['host-unknown', 'refused', 'tls'])),
    /** What the endpoint's answer is about, where it can be told. */
    about: z.optional(z.enum(ANSWER_SUBJECTS)),
    /** What is stored but cannot be read: an earlier version can be restored, or everything reset. */
    damaged: z.optional(z.enum(['settings', 'project-settings'])),
    /** Number of the newest version of what is damaged: a save has to be based on it. */
    version: z.optional(z.number()),
    /** A reset is under way, so nothing can be saved. */
    isResetting: z.optional(z.literal(true)),
  }),
);

/** Facts that help the person, never issue text, names, tokens or anything that a server answered. */
export type ErrorDetails = z.infer<ReturnType<typeof detailsShape>>;

/** A failure as it is stored, and as a front end sees it. Facts that cannot be read are left out: they only help. */
export const errorBodyShape = once(() =>
  z.object({
    code: z.enum(ERROR_CODES),
    /** Safe to show, and says what to do. */
    message: z.string(),
    retryable: z.boolean(),
    details: z.catch(z.optional(detailsShape()), undefined),
  }),
);

export type ErrorBody = z.infer<ReturnType<typeof errorBodyShape>>;
