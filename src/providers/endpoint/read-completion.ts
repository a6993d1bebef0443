import * as z from 'zod/mini';
import type { AnswerSubject } from '../../contract/error-body';
import { once } from '../../contract/once';
import { TriageError } from '../../contract/triage-error';
import type { ChatReply } from '../endpoint-port';
import { readContent } from './read-content';

/**
 * How servers say why the model stopped: OpenAI's words, those of the providers behind gateways that pass them on, and
 * Mistral's `model_length`.
 */
const CUT = /^(?:length|max_(?:output_)?tokens|model_length|model_context_window_exceeded)$/i;
/** Azure and OpenAI, Gemini, Zhipu, Anthropic. */
const FILTERED = /^(?:content_?filter(?:ed)?|safety|recitation|blocklist|prohibited_content|sensitive|guardrail_intervened)$/i;
/** OpenRouter, Zhipu, DeepSeek, vLLM and SGLang: the server gave up in the middle. */
const BROKE_OFF = /^(?:error|network_error|insufficient_system_resource|abort)$/i;

const tokens = once(() => z.catch(z.int().check(z.minimum(0)), 0));
const text = once(() => z.catch(z.nullish(z.string()), null));
const messageShape = once(() =>
  z.object({ content: z.unknown(), refusal: text(), reasoning: text(), reasoning_content: text(), thinking: text() }),
);
const completionShape = once(() =>
  z.object({
    choices: z.array(z.object({ message: messageShape(), finish_reason: text() })).check(z.minLength(1)),
    usage: z.catch(z.nullish(z.object({ prompt_tokens: tokens(), completion_tokens: tokens() })), null),
  }),
);

export interface Completion extends Pick<ChatReply, 'content' | 'isCut' | 'usage'> {
  /** Whether thoughts came with it, beside the text. */
  hasThoughts: boolean;
}

function invalid(status: number, about?: AnswerSubject): TriageError {
  return new TriageError('REPLY_INVALID', { details: { status, ...(about === undefined ? {} : { about }) } });
}

/**
 * The model's text in the body of a chat completion; empty when it used up the reply for thoughts.
 * @throws TriageError `REPLY_INVALID` with what it is instead, `ENDPOINT_ERROR` when the server gave up
 */
export function readCompletion(body: unknown, status: number): Completion {
  const completion = completionShape().safeParse(body);
  const choice = completion.success ? completion.data.choices[0] : undefined;
  if (!completion.success || choice === undefined) throw invalid(status);
  const { message, finish_reason: reason } = choice;
  const content = readContent(message.content);
  if (FILTERED.test(reason ?? '')) throw invalid(status, 'filter');
  if (BROKE_OFF.test(reason ?? '')) throw new TriageError('ENDPOINT_ERROR', { details: { status } });
  if (content.text === '' && (content.declines || reason === 'refusal' || Boolean(message.refusal))) throw invalid(status, 'declined');
  const { usage } = completion.data;
  return {
    content: content.text,
    isCut: CUT.test(reason ?? ''),
    hasThoughts: content.hasThoughts || Boolean(message.reasoning ?? message.reasoning_content ?? message.thinking),
    usage: usage ? { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens } : null,
  };
}
