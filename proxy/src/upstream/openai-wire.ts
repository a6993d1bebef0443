import { z } from 'zod';
import type { ChatRequest } from '../api/chat-request';
import type { Wire } from './wire';

const tokenCount = z.number().int().nonnegative().nullish().catch(null);

/** Only what is used, and null where servers differ. */
const replySchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string().nullish() })).min(1),
  usage: z.object({ prompt_tokens: tokenCount, completion_tokens: tokenCount }).nullish().catch(null),
});

function finishReason(reason: string | null | undefined): 'stop' | 'length' | 'content_filter' {
  return reason === 'length' || reason === 'content_filter' ? reason : 'stop';
}

/** OpenAI's chat completions, as vLLM, llama.cpp, LiteLLM and others speak them. */
export const openaiWire: Wire = {
  chatPath: '/chat/completions',
  healthPath: '/models',
  encode: (request, upstreamModel) =>
    // JSON leaves out what is undefined.
    JSON.stringify({
      model: upstreamModel,
      messages: request.messages,
      temperature: request.temperature,
      top_p: request.top_p,
      max_tokens: request.max_tokens,
      max_completion_tokens: request.max_completion_tokens,
      response_format: request.response_format,
      seed: request.seed,
      stop: request.stop,
      stream: false,
    } satisfies Record<keyof ChatRequest | 'stream', unknown>),
  decode(body) {
    const reply = replySchema.safeParse(body);
    const choice = reply.data?.choices[0];
    if (choice === undefined) return null;
    return {
      content: choice.message.content,
      finishReason: finishReason(choice.finish_reason),
      promptTokens: reply.data?.usage?.prompt_tokens ?? null,
      completionTokens: reply.data?.usage?.completion_tokens ?? null,
    };
  },
};
