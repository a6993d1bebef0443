import type { ChatRequest } from '../api/chat-request';
import type { ModelConfig } from '../config/config-schema';
import type { Completion } from './completion';

/** How one kind of model server is spoken to. */
export interface Wire {
  /** Relative to the configured URL. */
  chatPath: string;
  /** Answers quickly when the server is well. */
  healthPath: string;
  /** @throws ApiError `context_length_exceeded` */
  encode(request: ChatRequest, upstreamModel: string, model: ModelConfig): string;
  /** Null when it is no completion. */
  decode(body: unknown): Completion | null;
}
