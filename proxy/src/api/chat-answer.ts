import type { Completion } from '../chat/completion';

/**
 * The answer, built anew from what was understood of the upstream's: its own names, fingerprints and extra
 * fields stay behind (OpenAI API reference, "The chat completion object").
 */
export function chatAnswer(requestId: string, alias: string, completion: Completion, now: number): string {
  const { content, refusal, toolCalls, finishReason } = completion;
  const calls = toolCalls.map(({ id, name, arguments: values }) => ({ id, type: 'function', function: { name, arguments: values } }));
  return JSON.stringify({
    id: `chatcmpl-${requestId}`,
    object: 'chat.completion',
    created: Math.floor(now / 1_000),
    model: alias,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal, ...(calls.length === 0 ? {} : { tool_calls: calls }) },
        logprobs: null,
        finish_reason: finishReason,
      },
    ],
    ...usage(completion),
  });
}

/** What the server did not count is left out: zero would be a claim. */
function usage({ promptTokens, completionTokens }: Completion): object {
  if (promptTokens === null && completionTokens === null) return {};
  return {
    usage: {
      ...(promptTokens === null ? {} : { prompt_tokens: promptTokens }),
      ...(completionTokens === null ? {} : { completion_tokens: completionTokens }),
      ...(promptTokens === null || completionTokens === null ? {} : { total_tokens: promptTokens + completionTokens }),
    },
  };
}
