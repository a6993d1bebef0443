import type { Completion } from '../upstream/completion';

/**
 * The answer, built anew from what was understood of the upstream's: its own names, fingerprints and extra
 * fields stay behind (OpenAI API reference, "The chat completion object").
 */
export function chatAnswer(requestId: string, alias: string, completion: Completion, now: number): string {
  const { promptTokens, completionTokens } = completion;
  return JSON.stringify({
    id: `chatcmpl-${requestId}`,
    object: 'chat.completion',
    created: Math.floor(now / 1_000),
    model: alias,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: completion.content, refusal: null },
        logprobs: null,
        finish_reason: completion.finishReason,
      },
    ],
    usage: {
      prompt_tokens: promptTokens ?? 0,
      completion_tokens: completionTokens ?? 0,
      total_tokens: (promptTokens ?? 0) + (completionTokens ?? 0),
    },
  });
}
