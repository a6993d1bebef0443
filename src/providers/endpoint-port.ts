import type { Capabilities } from '../contract/admin';
import type { ThinkingMode } from '../contract/limits';

/** Where to send, and with which token. */
export interface EndpointTarget {
  baseUrl: string;
  model: string;
  /** How much the model may think. */
  thinking: ThinkingMode;
  token: string | null;
}

/** One question to the model, in the parts that a server may or may not support. */
export interface ChatRequest {
  system: string;
  user: string;
  /** JSON schema of the reply. */
  replySchema: Record<string, unknown>;
}

export interface TokenUsage {
  promptTokens: number;
  completionTokens: number;
}

export interface ChatReply {
  /** The model's text, unread. */
  content: string;
  /** Whether the server stopped the model before its end, so that the text may break off anywhere. */
  isCut: boolean;
  /** What the server turned out to support: what is known of it, without what it refused by name. */
  capabilities: Capabilities;
  /** Tokens as the server counted them; null when it did not say. */
  usage: TokenUsage | null;
  /** Milliseconds from the first byte sent to the last one read, over all tries. */
  durationMs: number;
}

/** A model that a server lists. */
export interface ListedModel {
  id: string;
  /** Context length in tokens, where the server tells it. */
  contextTokens: number | null;
  /** Whether it is going to be retired, where the server tells it. */
  isDeprecated?: boolean;
}

/** A model that can be asked, wherever it is. Every method rejects with a `TriageError`. */
export interface ModelPort {
  /** At most three HTTP calls before `deadline` (milliseconds since 1970). */
  chat(target: EndpointTarget, request: ChatRequest, known: Capabilities | null, deadline: number): Promise<ChatReply>;
  /** What `/models` lists, or nothing where the server has no such list. */
  listModels(target: EndpointTarget, deadline: number): Promise<ListedModel[]>;
}

/** Tokens of Atlassian's models that this installation may use in a day (UTC), which the app's vendor pays for. */
export interface TokenBudget {
  used: number;
  /** 0: the vendor has stopped their use. */
  perDay: number;
}

/** Whatever the administrator chose: an endpoint, or Atlassian's models. */
export interface EndpointPort extends ModelPort {
  /**
   * Whether a call would be made at all, before anything is taken for it or handed to the queue.
   * @throws TriageError `MODEL_STOPPED`, `LIMIT_REACHED`: where the vendor pays, and has stopped it or the day's tokens are used up
   */
  assertMayAsk(target: Pick<EndpointTarget, 'baseUrl'>): Promise<void>;
  readTokenBudget(): Promise<TokenBudget>;
}
