import type { FieldValue, TriageField } from './triage-field';

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
  'REPLY_INVALID',
  'NOTHING_SUGGESTED',
  'STALE_SUGGESTION',
  'VALUE_NOT_ALLOWED',
  'LIMIT_REACHED',
  'CANCELLED',
  'INVALID_INPUT',
  'SAVE_CONFLICT',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** One fault in a payload or in settings: where it is, and what to do about it. */
export interface InputFault {
  /** Dotted path from the payload's root, e.g. `endpoint.baseUrl` or `allowlists.labels.3`. */
  path: string;
  message: string;
}

/** Facts that help the person, never issue text, names, tokens or anything that a server answered. */
export interface ErrorDetails {
  /** HTTP status of the endpoint or of Jira. */
  status?: number;
  /** Seconds after which a retry makes sense. */
  retryAfterSeconds?: number;
  /** Host that the site has not approved, as the administrator typed it. */
  host?: string;
  /** What is missing in the configuration. */
  missing?: MissingSetting[];
  /** The field whose value somebody changed, and what stands there now, when a suggestion has become stale. */
  current?: { field: TriageField; value: FieldValue | null };
  /** Values that were refused, by name, as the administrator or the person sent them. */
  values?: string[];
  faults?: InputFault[];
  /** Which budget is used up. */
  limit?: 'user' | 'site';
  /** What kept the endpoint from being reached, where Node says it. */
  network?: 'host-unknown' | 'refused' | 'tls';
  /** What the endpoint's answer is about, where it can be told: a model that it lacks, a prompt that is too long for it, or no JSON at all. */
  about?: 'model' | 'context' | 'format';
  /** What is stored but cannot be read: an earlier version can be restored, or everything reset. */
  damaged?: 'settings' | 'project-settings';
  /** Number of the newest version of what is damaged: a save has to be based on it. */
  version?: number;
  /** A reset is under way, so nothing can be saved. */
  isResetting?: true;
}

/** The parts of the configuration without which nothing can be suggested. `project`: the app is not switched on in this project. */
export type MissingSetting = 'endpoint' | 'allowlists' | 'project';

/** A failure as a front end sees it. `message` is safe to show and says what to do. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  retryable: boolean;
  details?: ErrorDetails;
}
