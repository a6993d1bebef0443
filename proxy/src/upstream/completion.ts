/** What both kinds of upstream are read into, and all of a reply that goes on to the caller. */
export interface Completion {
  content: string;
  finishReason: 'stop' | 'length' | 'content_filter';
  /** Null when the server did not count. */
  promptTokens: number | null;
  completionTokens: number | null;
}
