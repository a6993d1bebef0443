import type { ChatRequest } from '../chat/chat-request';

/** `developer` is OpenAI's newer word for `system`, which every server knows, OpenAI's own models among them. */
export function messagesOf({ messages }: ChatRequest): object[] {
  return messages.map(({ role, content }) => ({ role: role === 'developer' ? 'system' : role, content }));
}
