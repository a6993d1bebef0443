/** OpenAI's values of `finish_reason` that are still sent (API reference, "The chat completion object"). */
export type FinishReason = 'stop' | 'length' | 'content_filter' | 'tool_calls';

export interface ToolCall {
  id: string;
  name: string;
  /** JSON as text, as the model wrote it. */
  arguments: string;
}

/** What every kind of upstream is read into, and all of a reply that goes on to the caller. */
export interface Completion {
  /** Null when the model wrote none: cut while it was still thinking, refused, or calling a tool. */
  content: string | null;
  /** Why the model declined, in its own words. */
  refusal: string | null;
  /** Empty unless the model called tools, which some do without being offered any. */
  toolCalls: readonly ToolCall[];
  finishReason: FinishReason;
  /** Null when the server did not count. */
  promptTokens: number | null;
  completionTokens: number | null;
}
