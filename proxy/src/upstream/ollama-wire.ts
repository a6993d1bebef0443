import { z } from 'zod';
import type { ChatRequest } from '../chat/chat-request';
import { contextLength, replyTokens } from './context-length';
import { readFinishReason } from './finish-reason';
import { messagesOf } from './messages';
import type { Wire } from './wire';

const tokenCount = z.number().int().nonnegative().nullish().catch(null);

/** Arguments are an object here, where OpenAI's are text. */
const toolCall = z.object({ function: z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()) }) });

const replySchema = z.object({
  message: z.object({ content: z.string().nullish(), tool_calls: z.array(toolCall).nullish().catch(null) }),
  done: z.literal(true),
  done_reason: z.string().nullish(),
  prompt_eval_count: tokenCount,
  eval_count: tokenCount,
});

function format(request: ChatRequest): object {
  const wanted = request.response_format;
  if (wanted?.type === 'json_object') return { format: 'json' };
  return wanted?.type === 'json_schema' ? { format: wanted.json_schema.schema } : {};
}

/** As Ollama's own OpenAI-compatible path translates it (openai/openai.go): the nearest of the levels that it knows. */
function think(effort: ChatRequest['reasoning_effort']): false | 'low' | 'medium' | 'high' | undefined {
  if (effort === 'none') return false;
  if (effort === 'minimal') return 'low';
  return effort === 'xhigh' ? 'high' : orAbsent(effort);
}

/** JSON leaves out what is undefined; Ollama takes null for zero. */
function orAbsent<Value>(value: Value | null | undefined): Value | undefined {
  return value ?? undefined;
}

/**
 * Ollama's own API (docs/api.md, "Generate a chat completion"). Its OpenAI-compatible path has no option
 * for the context length and cuts what is longer than its default from the start of the prompt without a
 * word: the system message goes first. `truncate` and `shift` (ChatRequest in api/types.go) make newer
 * versions refuse what still would not fit; older ones ignore them and have `num_ctx`.
 */
export const ollamaWire: Wire = {
  chatPath: '/api/chat',
  healthPath: '/api/version',
  encode: (request, upstreamModel, model) =>
    JSON.stringify({
      model: upstreamModel,
      messages: messagesOf(request),
      stream: false,
      truncate: false,
      shift: false,
      think: think(request.reasoning_effort),
      ...format(request),
      options: {
        num_ctx: contextLength(request, model),
        num_predict: replyTokens(request, model),
        temperature: orAbsent(request.temperature),
        top_p: orAbsent(request.top_p),
        seed: orAbsent(request.seed),
        stop: typeof request.stop === 'string' ? [request.stop] : orAbsent(request.stop),
      },
    }),
  decode(body) {
    const reply = replySchema.safeParse(body).data;
    const finishReason = readFinishReason(reply?.done_reason);
    if (reply === undefined || finishReason === null) return null;
    const calls = reply.message.tool_calls ?? [];
    return {
      content: reply.message.content ?? null,
      refusal: null,
      toolCalls: calls.map(({ function: { name, arguments: values } }, index) => ({
        id: `call_${index}`,
        name,
        arguments: JSON.stringify(values),
      })),
      finishReason: calls.length > 0 && finishReason === 'stop' ? 'tool_calls' : finishReason,
      promptTokens: reply.prompt_eval_count ?? null,
      completionTokens: reply.eval_count ?? null,
    };
  },
};
