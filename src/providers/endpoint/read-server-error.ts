import { findCompletion } from './find-completion';
import { asList, asRecord, isFilled, parseJson } from '../../contract/json';
import { readContent } from './read-content';
import { readStream } from './read-stream';
import { readWait } from './read-wait';
import type { EndpointAnswer } from './send';

/** What a server says went wrong. */
export interface ServerError {
  /** HTTP status; of an error inside a 200 the one that it names. */
  status: number;
  /** Its messages, codes and parameters, and nothing of the request that they may repeat. */
  text: string;
  retryAfterSeconds?: number;
}

/** No server needs more to say what is wrong. */
const LONGEST_TEXT = 2_000;
const DEEPEST = 5;

/** Where servers repeat the request (FastAPI), or what the model had written (Groq). */
const REPEATING_KEYS = ['input', 'ctx', 'body', 'request', 'messages', 'prompt', 'failed_generation'];
/** The same inside a message: the rest of it is the request. Much space is not searched from each of its places. */
const REPEATED_REQUEST = /\{?\s{0,8}\\?["'](?:model|messages|input)\\?["']\s*:[^]*/;

/** Statuses that errors inside a 200 have by what they say, when they name none. */
const STATUS_BY_TEXT: [RegExp, number][] = [
  // LM Studio answers so wherever it has no such path.
  [/unexpected endpoint|\bno (?:such )?(?:route|path|endpoint)\b|\bnot[_ ]found\b/i, 404],
  [/unauthori[sz]ed|invalid[_ ]api[_ ]key|authentication/i, 401],
  [/rate[_ ]?limit|too many requests|resource[_ ]?exhausted/i, 429],
  [/time[sd]?[_ -]?out/i, 504],
];

function collectTexts(value: unknown, depth: number): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value).replace(REPEATED_REQUEST, '')];
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  const parts = Array.isArray(value)
    ? value
    : Object.entries(value)
        .filter(([key]) => !REPEATING_KEYS.includes(key))
        .map(([, part]) => part as unknown);
  return parts.slice(0, 20).flatMap((part) => collectTexts(part, depth + 1));
}

/** The JSON of an answer, whatever its content type says, as a stream too; undefined when it is none, such as a page. */
export function parseBody({ body }: Pick<EndpointAnswer, 'body'>): unknown {
  return parseJson(body) ?? readStream(body);
}

/**
 * The error in an answer with status 200: OpenRouter's and Gemini's `error` beside or in place of the choices, LM
 * Studio's text, vLLM's old envelope (`object: error`), FastAPI's `detail`, DashScope's `code` and `message`, MiniMax's
 * `base_resp`, Cloudflare's `errors`.
 */
function errorInside(json: unknown): unknown {
  const body = asRecord(Array.isArray(json) ? json[0] : json);
  const choice = asRecord(asList(body['choices'])[0]);
  const { text } = readContent(asRecord(choice['message']), false);
  const found = [body['error'], choice['error']].find(isFilled);
  // A warning beside a whole answer does no harm; beside anything else the server gave up, maybe in the middle (OpenRouter).
  if (found !== undefined && parseJson(text) === undefined) return found;
  if (findCompletion(json) !== null) return undefined;
  const { base_resp: base, errors } = body;
  if ((asRecord(base)['status_code'] ?? 0) !== 0) return base;
  if (asList(errors).length > 0) return errors;
  const isEnvelope = body['object'] === 'error' || 'detail' in body || 'error_code' in body || ('code' in body && 'message' in body);
  return isEnvelope ? body : undefined;
}

function statusInside(error: unknown, text: string): number {
  const { code, status, status_code: statusCode, error_code: errorCode } = asRecord(error);
  const named = [code, status, statusCode, errorCode].map(Number).find((number) => number >= 400 && number < 600);
  return named ?? STATUS_BY_TEXT.find(([pattern]) => pattern.test(text))?.[1] ?? 500;
}

/** What a server says went wrong, with an HTTP status of its own or inside a 200; null when nothing did. */
export function readServerError(answer: EndpointAnswer): ServerError | null {
  const { status, headers, receivedAt } = answer;
  const isSuccess = status >= 200 && status < 300;
  const json = parseBody(answer);
  const error = isSuccess ? errorInside(json) : (json ?? answer.body);
  if (isSuccess && error === undefined) return null;
  const text = collectTexts(error, 0).join('\n').slice(0, LONGEST_TEXT);
  const retryAfterSeconds = readWait(headers, error, text, receivedAt);
  return { status: isSuccess ? statusInside(error, text) : status, text, retryAfterSeconds };
}
