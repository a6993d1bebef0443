import { z } from 'zod';
import type { ChatRequest } from '../chat/chat-request';
import { readFinishReason } from './finish-reason';
import { messagesOf } from './messages';
import type { Wire } from './wire';

const tokenCount = z.number().int().nonnegative().nullish().catch(null);
const text = z.string().nullish().catch(null);

/** Thoughts come as parts, too (`thinking`, `reasoning`): they are no answer, and stay behind. */
const part = z.object({ type: z.string(), text, refusal: text });
const toolCall = z.object({ id: text, function: z.object({ name: z.string(), arguments: z.string() }) });
const message = z.object({
  content: z.union([z.string(), z.array(part)]).nullish(),
  refusal: text,
  tool_calls: z.array(toolCall).nullish().catch(null),
});

/** Only what is used, and null where servers differ. */
const replySchema = z.object({
  choices: z.array(z.object({ message, finish_reason: z.string().nullish() })).min(1),
  usage: z.object({ prompt_tokens: tokenCount, completion_tokens: tokenCount }).nullish().catch(null),
});

type Content = z.output<typeof message>['content'];

function join(texts: (string | null | undefined)[]): string | null {
  const present = texts.filter((value) => typeof value === 'string');
  return present.length === 0 ? null : present.join('');
}

function contentText(content: Content): string | null {
  return Array.isArray(content) ? join(content.filter(({ type }) => type.endsWith('text')).map((item) => item.text)) : (content ?? null);
}

function refusalText(refusal: string | null | undefined, content: Content): string | null {
  return refusal ?? (Array.isArray(content) ? join(content.map((item) => item.refusal)) : null);
}

/** OpenAI's chat completions, as vLLM, llama.cpp, LiteLLM and others speak them. */
export const openaiWire: Wire = {
  chatPath: '/chat/completions',
  healthPath: '/models',
  encode: (request, upstreamModel) =>
    // JSON leaves out what is undefined.
    JSON.stringify({
      model: upstreamModel,
      messages: messagesOf(request),
      temperature: request.temperature,
      top_p: request.top_p,
      max_tokens: request.max_tokens,
      max_completion_tokens: request.max_completion_tokens,
      response_format: request.response_format,
      reasoning_effort: request.reasoning_effort,
      seed: request.seed,
      stop: request.stop,
      stream: false,
    } satisfies Record<keyof ChatRequest | 'stream', unknown>),
  decode(body) {
    const reply = replySchema.safeParse(body).data;
    const choice = reply?.choices[0];
    const finishReason = readFinishReason(choice?.finish_reason);
    if (choice === undefined || finishReason === null) return null;
    const { content, refusal, tool_calls: calls } = choice.message;
    return {
      content: contentText(content),
      refusal: refusalText(refusal, content),
      toolCalls: (calls ?? []).map((call, index) => ({ id: call.id ?? `call_${index}`, ...call.function })),
      finishReason,
      promptTokens: reply?.usage?.prompt_tokens ?? null,
      completionTokens: reply?.usage?.completion_tokens ?? null,
    };
  },
};
