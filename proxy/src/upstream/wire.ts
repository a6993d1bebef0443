import type { ChatRequest } from '../chat/chat-request';
import type { Completion } from '../chat/completion';
import type { ModelConfig } from '../config/config-schema';

/** How one kind of model server is spoken to. */
export interface Wire {
  /** Relative to the configured URL. */
  chatPath: string;
  /** Answers quickly when the server is well. */
  healthPath: string;
  /** @throws UpstreamFault `context_length_exceeded` */
  encode(request: ChatRequest, upstreamModel: string, model: ModelConfig): string;
  /** Null when it is no completion. */
  decode(body: unknown): Completion | null;
}
