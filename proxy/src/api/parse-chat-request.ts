import type { z } from 'zod';
import { chatRequestSchema, type ChatRequest } from '../chat/chat-request';
import { ApiError } from '../errors/api-error';
import { isDeeperThan } from './json-depth';

const DEEPEST = 64;

/** Strict: replacement characters would change the text without a word. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const FIELDS = new Set(Object.keys(chatRequestSchema.shape));

/** Fields whose silent loss would change what the reply means, with the values that change nothing. */
const UNSUPPORTED: readonly [field: string, isHarmless: (value: unknown) => boolean][] = [
  ['n', (value) => value === 1],
  ['tools', (value) => Array.isArray(value) && value.length === 0],
  ['functions', (value) => Array.isArray(value) && value.length === 0],
  ['logprobs', (value) => value === false],
  ['audio', () => false],
];

/** Reads a body. Only field names of the closed list above can reach the error. @throws ApiError 400 */
export function parseChatRequest(body: Buffer): ChatRequest {
  let value: unknown;
  try {
    value = JSON.parse(UTF_8.decode(body));
  } catch {
    // Not kept as the cause: the parser's message quotes the body.
    throw new ApiError('invalid_json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ApiError('invalid_json');
  const fields = value as Record<string, unknown>;
  if (fields['stream'] !== undefined && fields['stream'] !== null && fields['stream'] !== false) {
    throw new ApiError('streaming_not_supported', { param: 'stream' });
  }
  for (const [field, isHarmless] of UNSUPPORTED) {
    const given = fields[field];
    if (given !== undefined && given !== null && !isHarmless(given)) throw new ApiError('unsupported_parameter', { param: field });
  }
  if (isDeeperThan(fields['response_format'], DEEPEST)) throw new ApiError('invalid_parameter', { param: 'response_format' });
  const parsed = chatRequestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidParameter(parsed.error.issues[0]);
}

/** zod's rule and the way to the fault: names of known fields and numbers, no text of the caller. */
function invalidParameter(issue: z.core.$ZodIssue | undefined): ApiError {
  const [field, ...rest] = issue?.path ?? [];
  if (issue === undefined || !FIELDS.has(String(field))) return new ApiError('invalid_parameter');
  const path = rest.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return new ApiError('invalid_parameter', { param: String(field), hint: `${String(field)}${path}: ${issue.message}` });
}
