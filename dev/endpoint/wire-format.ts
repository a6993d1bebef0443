import { randomUUID } from 'node:crypto';
import { CHARACTERS_A_TOKEN, countTokens } from './chat-messages';

export const EMBEDDED_MODEL = 'embedded-classifier';

export interface EndpointReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Said in every answer that has room for it, so that nobody takes the classifier for a language model. */
const FINGERPRINT = 'deterministic-classifier-no-language-model';

export function jsonReply(status: number, value: unknown, headers: Record<string, string> = {}): EndpointReply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** OpenAI's error shape. */
export function errorReply(
  status: number,
  message: string,
  code: string | null,
  headers?: Record<string, string>,
  param: string | null = null,
): EndpointReply {
  const type = status >= 500 ? 'server_error' : status === 429 ? 'requests' : 'invalid_request_error';
  return jsonReply(status, { error: { message, type, param, code } }, headers);
}

export interface ModelCard {
  id: string;
  object: 'model';
}

/** What the list of models says of the classifier. `contextLength` in tokens; null: nothing is said of it. */
export function modelCard(contextLength: number | null): ModelCard {
  const card = {
    id: EMBEDDED_MODEL,
    object: 'model' as const,
    created: 0,
    owned_by: 'auto-triage-offline-host',
    ...(contextLength === null ? {} : { max_model_len: contextLength }),
    description: 'A deterministic classifier that compares names and keywords. It is not a language model.',
  };
  return card;
}

/** What every completion has, whatever a server makes of it. */
export interface AnyCompletion {
  choices: { message: object; finish_reason: string }[];
  usage?: object;
}

/** A completion whose message calls a tool with its text as the arguments. */
export function asToolCall(completion: Completion, name: string, isLegacy: boolean) {
  const choices = completion.choices.map((choice) => {
    const call = { name, arguments: choice.message.content };
    const called = isLegacy ? { function_call: call } : { tool_calls: [{ id: `call_${randomUUID()}`, type: 'function', function: call }] };
    const message = { ...choice.message, content: null, ...called };
    const reason = choice.finish_reason === 'length' ? 'length' : isLegacy ? 'function_call' : 'tool_calls';
    return { ...choice, message, finish_reason: reason };
  });
  return { ...completion, choices };
}

/** A chat completion (OpenAI API reference, "The chat completion object"). */
export interface Completion {
  choices: { message: { role: 'assistant'; content: string; refusal: null }; finish_reason: 'length' | 'stop' }[];
}

/** `now` in milliseconds since 1970; `mostTokens` is the reply's limit, where one was asked for. */
export function completionOf(promptTokens: number, whole: string, now: number, mostTokens = Infinity): Completion {
  const isCut = countTokens(whole) > mostTokens;
  const content = isCut ? whole.slice(0, mostTokens * CHARACTERS_A_TOKEN) : whole;
  const completionTokens = countTokens(content);
  const completion = {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created: Math.floor(now / 1_000),
    model: EMBEDDED_MODEL,
    system_fingerprint: FINGERPRINT,
    choices: [
      {
        index: 0,
        message: { role: 'assistant' as const, content, refusal: null },
        logprobs: null,
        finish_reason: isCut ? ('length' as const) : ('stop' as const),
      },
    ],
    usage: { prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: promptTokens + completionTokens },
  };
  return completion;
}
