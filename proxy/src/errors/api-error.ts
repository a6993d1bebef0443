type ErrorType = 'invalid_request_error' | 'authentication_error' | 'permission_error' | 'rate_limit_error' | 'server_error';

interface CatalogEntry {
  status: number;
  type: ErrorType;
  message: string;
}

/** A catalog's keys become the error codes; its values are checked here. */
function catalog<Code extends string>(entries: Record<Code, CatalogEntry>): Record<Code, CatalogEntry> {
  return entries;
}

function invalid(status: number, message: string): CatalogEntry {
  return { status, type: 'invalid_request_error', message };
}

function server(status: number, message: string): CatalogEntry {
  return { status, type: 'server_error', message };
}

function limited(message: string): CatalogEntry {
  return { status: 429, type: 'rate_limit_error', message };
}

function unauthenticated(message: string): CatalogEntry {
  return { status: 401, type: 'authentication_error', message };
}

/**
 * Every failure that a caller can meet. The texts are constants: nothing that a caller or an upstream
 * sent can reach an answer through them.
 */
export const ERROR_CATALOG = catalog({
  invalid_json: invalid(400, 'The body is not valid JSON.'),
  invalid_parameter: invalid(400, 'A parameter is missing or has an invalid value.'),
  unsupported_parameter: invalid(400, 'A parameter asks for something that this endpoint does not support.'),
  streaming_not_supported: invalid(400, 'Streaming is not supported. Send the request without `stream`, or with `stream: false`.'),
  context_length_exceeded: invalid(400, "The messages are too long for the model's context window."),
  parameter_refused_by_model: invalid(400, 'The model server rejected a parameter.'),
  role_refused_by_model: invalid(400, 'The model does not accept the `system` role or this order of roles.'),
  content_filter: invalid(400, "The model server's content filter rejected the messages."),
  bad_request_head: invalid(400, 'The request headers are ambiguous or not accepted.'),
  missing_api_key: unauthenticated('No API key was provided. Send it as `Authorization: Bearer <key>`.'),
  invalid_api_key: unauthenticated('The API key is not valid.'),
  expired_api_key: unauthenticated('The API key has expired.'),
  host_not_allowed: { status: 403, type: 'permission_error', message: 'This host name is not served by this endpoint.' },
  no_models_allowed: { status: 403, type: 'permission_error', message: 'This API key is not allowed to use any model.' },
  not_found: invalid(404, 'Nothing is served at this path.'),
  model_not_found: invalid(404, 'The model does not exist or is not available to this API key.'),
  method_not_allowed: invalid(405, 'This method is not allowed at this path.'),
  request_timeout: { status: 408, type: 'invalid_request_error', message: 'The request took too long to arrive.' },
  body_too_large: invalid(413, 'The body is larger than 64 KiB.'),
  unsupported_media_type: invalid(415, 'The body must be uncompressed `application/json`.'),
  unprocessable: invalid(422, 'The model server could not process the request.'),
  head_too_large: invalid(431, 'The request headers are too large.'),
  rate_limit_exceeded: limited('Too many requests for this API key. Try again later.'),
  daily_quota_exceeded: limited("This API key has used up today's requests."),
  too_many_waiting: limited('Too many requests for this API key are already waiting.'),
  too_many_failures: limited('Too many failed attempts. Try again later.'),
  internal_error: server(500, 'Something went wrong.'),
  upstream_unreachable: server(502, 'The model server cannot be reached.'),
  upstream_failed: server(502, 'The model server failed.'),
  upstream_misconfigured: server(502, "The model server rejected this endpoint's credentials or model name."),
  upstream_invalid_reply: server(502, 'The model server returned something other than a completion.'),
  upstream_unavailable: server(503, 'No model server is available right now.'),
  upstream_busy: server(503, 'The model server is busy.'),
  overloaded: server(503, 'Too many requests are waiting right now.'),
  shutting_down: server(503, 'This instance is shutting down.'),
  tokens_unavailable: server(503, 'API keys cannot be checked right now.'),
  quotas_unavailable: server(503, 'Quotas cannot be counted right now.'),
  upstream_timeout: server(504, 'The model server did not answer in time.'),
});

export type ErrorCode = keyof typeof ERROR_CATALOG;

interface ErrorDetails {
  /** The request field at fault, from the closed list of fields: never text of the caller. */
  param?: string;
  /** What exactly, or what to do: one of our own texts, never of the caller. */
  hint?: string;
  /** Methods, sent as `Allow`. */
  allow?: string;
  /** Whole seconds, sent as `Retry-After`. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A failure with an answer of its own, in OpenAI's error shape. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly param: string | null;
  readonly hint: string | null;
  readonly allow: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(ERROR_CATALOG[code].message, { cause: details.cause });
    this.code = code;
    this.status = ERROR_CATALOG[code].status;
    this.param = details.param ?? null;
    this.hint = details.hint ?? null;
    this.allow = details.allow ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
  }
}

/** The body of an error answer (OpenAI API reference, "Error codes"). */
export function errorBody(error: ApiError): string {
  const { type } = ERROR_CATALOG[error.code];
  const about = error.hint ?? error.param;
  const message = about === null ? error.message : `${error.message} (${about})`;
  return JSON.stringify({ error: { message, type, param: error.param, code: error.code } });
}
