import * as z from 'zod/mini';
import type { AnswerSubject } from '../../contract/error-body';
import { once } from '../../contract/once';
import { TriageError } from '../../contract/triage-error';
import type { ChatReply } from '../endpoint-port';
import { BODY_LIMIT_BYTES } from './read-body';
import { findCompletion } from './find-completion';
import { asList, asRecord, parseJson } from '../../contract/json';
import { readContent } from './read-content';

/**
 * How servers say why the model stopped: OpenAI's words, those of the providers behind gateways that pass them on, and
 * Mistral's `model_length`.
 */
const CUT = /^(?:length|max_(?:output_)?tokens|model_length|model_context_window_exceeded)$/i;
/** Azure and OpenAI, Gemini (which may add its own word behind a colon), Zhipu, Anthropic. */
const FILTERED = /^(?:content_?filter(?:ed)?(?:: ?\w+)?|safety|recitation|blocklist|prohibited_content|sensitive|guardrail_intervened)$/i;
/** OpenRouter, Zhipu, DeepSeek, vLLM and SGLang: the server gave up in the middle. */
const BROKE_OFF = /^(?:error|network_error|insufficient_system_resource|abort)$/i;
const TOOL_CALL = /^(?:tool_(?:calls?|use)|function_call)$/i;

const tokens = once(() => z.catch(z.int().check(z.minimum(0)), 0));
const usageShape = once(() => z.object({ prompt_tokens: tokens(), completion_tokens: tokens() }));

/** No text that a model means to write: under a grammar, some write spaces until their reply is used up (vllm-project/vllm#13260). */
const BLANKS_AT_END = /\s{200}$/;

export interface Completion extends Pick<ChatReply, 'content' | 'isCut' | 'usage'> {
  /** Whether thoughts came with it, beside the text. */
  hasThoughts: boolean;
  /** Whether the model wrote nothing but space until it was cut. */
  endsInBlanks: boolean;
}

function invalid(status: number, about?: AnswerSubject): TriageError {
  return new TriageError('REPLY_INVALID', { details: { status, ...(about === undefined ? {} : { about }) } });
}

/**
 * Thoughts that are one JSON object and nothing else, of a model that stopped by itself: the answer, which vLLM takes for
 * thoughts where its parser waits for their end and a grammar lets the model write none (vllm-project/vllm#16182).
 */
function answerAmong(thoughts: string[], why: string): string {
  if (CUT.test(why)) return '';
  return thoughts.map((each) => each.trim()).find((each) => Object.keys(asRecord(parseJson(each))).length > 0) ?? '';
}

function readChoice(choice: unknown) {
  const { message, finish_reason: reason } = asRecord(choice);
  const facts = asRecord(message);
  const why = typeof reason === 'string' ? reason : '';
  const { text, hasThoughts, declines } = readContent(facts, TOOL_CALL.test(why));
  const { content } = facts;
  const thoughts = ['reasoning', 'reasoning_content', 'thinking'].flatMap((name) => {
    const thought = facts[name];
    return typeof thought === 'string' && thought !== '' ? [thought] : [];
  });
  const isRefusal = declines || why === 'refusal' || (typeof facts['refusal'] === 'string' && facts['refusal'] !== '');
  return {
    why,
    text: text === '' && !isRefusal ? answerAmong(thoughts, why) : text,
    hasThoughts: hasThoughts || thoughts.length > 0,
    declines: isRefusal,
    endsInBlanks: typeof content === 'string' && CUT.test(why) && BLANKS_AT_END.test(content),
  };
}

/**
 * The model's text in the body of a chat completion, of several choices in the first that has one; empty when it used up
 * the reply for thoughts.
 * @throws TriageError `REPLY_INVALID` with what it is instead, `ENDPOINT_ERROR` when the server gave up
 */
export function readCompletion(body: unknown, status: number): Completion {
  const completion = findCompletion(body);
  if (completion === null) throw invalid(status);
  const choices = asList(completion['choices']).map(readChoice);
  const choice = choices.find(({ text }) => text !== '') ?? choices[0];
  if (choice === undefined) throw invalid(status);
  const { why, text, hasThoughts, declines, endsInBlanks } = choice;
  if (FILTERED.test(why)) throw invalid(status, 'filter');
  if (BROKE_OFF.test(why)) throw new TriageError('ENDPOINT_ERROR', { details: { status } });
  if (text.length > BODY_LIMIT_BYTES) throw invalid(status);
  if (text === '' && declines) throw invalid(status, 'declined');
  const { data: usage } = usageShape().safeParse(completion['usage']);
  return {
    content: text,
    isCut: CUT.test(why),
    hasThoughts,
    endsInBlanks,
    usage: usage === undefined ? null : { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens },
  };
}
