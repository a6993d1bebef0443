import type { Capabilities } from '../contract/admin';

/** A token and the one origin that it may be sent to. */
export interface StoredToken {
  token: string;
  origin: string;
}

export interface StoredCapabilities extends Capabilities {
  baseUrl: string;
  model: string;
  /** Context length of the model in tokens, where the server told it; absent when it was never asked. */
  contextTokens?: number | null;
}

/** How long calls to an endpoint took lately. */
export interface StoredPace {
  baseUrl: string;
  model: string;
  /** Until when runs go to the queue at once, milliseconds since 1970. */
  slowUntil: number;
}

/** What is known of the endpoint. Every method rejects with a `TriageError`. */
export interface EndpointStore {
  readToken(): Promise<StoredToken | null>;
  writeToken(token: StoredToken | null): Promise<void>;
  readCapabilities(): Promise<StoredCapabilities | null>;
  writeCapabilities(capabilities: StoredCapabilities): Promise<void>;
  readPace(): Promise<StoredPace | null>;
  writePace(pace: StoredPace | null): Promise<void>;
}
