import { countTokens, textOf, type ChatBody } from './chat-messages';
import { errorReply, type EndpointReply } from './wire-format';

/** A limit of the prompt, as servers have one. */
export interface ContextWindow {
  tokens: number;
  /** `clip`: the end of the prompt is read and the rest dropped without a word, as Ollama's `/v1` does. `refuse`: a 400 says so. */
  overflow: 'clip' | 'refuse';
  /** Whether `/v1/models` tells it (`max_model_len`, as vLLM has it). */
  isAnnounced?: boolean;
}

export interface FittedChat {
  chat: ChatBody;
  promptTokens: number;
}

/** The chat as far as it fits, with the tokens that were read; the refusal when it does not fit and nothing is dropped. */
export function fitChat(chat: ChatBody, window: ContextWindow | null): FittedChat | EndpointReply {
  const promptTokens = chat.messages.reduce((sum, { content }) => sum + countTokens(textOf(content)), 0);
  if (window === null || promptTokens <= window.tokens) return { chat, promptTokens };
  if (window.overflow === 'clip') return { chat: { ...chat, messages: clip(chat.messages, window.tokens) }, promptTokens: window.tokens };
  const message = `This model's maximum context length is ${window.tokens} tokens. However, your messages resulted in ${promptTokens} tokens. Please reduce the length of the messages.`;
  return errorReply(400, message, 'context_length_exceeded');
}

/** Drops from the beginning, so that the last words are always read. */
function clip(messages: ChatBody['messages'], tokens: number): ChatBody['messages'] {
  let left = tokens;
  const kept: ChatBody['messages'] = [];
  for (const { role, content } of messages.toReversed()) {
    const text = textOf(content);
    const most = Math.min(countTokens(text), left);
    left -= most;
    if (most > 0) kept.unshift({ role, content: lastTokens(text, most) });
  }
  return kept;
}

function lastTokens(text: string, tokens: number): string {
  return countTokens(text) <= tokens ? text : text.slice(-4 * tokens);
}
