import type { ChatRequest } from '../chat/chat-request';
import type { ModelConfig } from '../config/config-schema';
import { UpstreamFault } from './upstream-fault';

/** What a chat template adds: role markers around each message, and its beginning and end. */
const TOKENS_PER_MESSAGE = 16;
const TOKENS_PER_PROMPT = 64;

/**
 * The most tokens that the messages can be. Every token of a byte-level or byte-fallback vocabulary stands
 * for at least one byte, so the bytes are a bound that needs no tokenizer.
 */
function mostPromptTokens(request: ChatRequest): number {
  return request.messages.reduce((sum, { content }) => sum + Buffer.byteLength(content) + TOKENS_PER_MESSAGE, TOKENS_PER_PROMPT);
}

export function replyTokens(request: ChatRequest, model: ModelConfig): number {
  return request.max_completion_tokens ?? request.max_tokens ?? model.replyTokens;
}

/** The least context step that surely holds prompt and reply. @throws UpstreamFault `context_length_exceeded` */
export function contextLength(request: ChatRequest, model: ModelConfig): number {
  const needed = mostPromptTokens(request) + replyTokens(request, model);
  const step = model.contextTokens.find((tokens) => tokens >= needed);
  if (step === undefined) throw new UpstreamFault('context_length_exceeded', { blame: 'nobody', param: 'messages' });
  return step;
}
