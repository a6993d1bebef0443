export type Route = 'chat' | 'models' | 'model' | 'healthz' | 'readyz' | 'unknown';

/**
 * All that is ever written about a request. Every field is a number, one of this service's own names, or
 * an id that it made itself: there is no field that text of a caller or of a model could be in.
 */
export interface RequestLine {
  /** In milliseconds since 1970. */
  endedAt: number;
  requestId: string;
  tokenId: string | null;
  route: Route;
  /** A configured alias, never what was asked for. */
  model: string | null;
  status: number;
  durationMs: number;
  queueMs: number | null;
  upstreamMs: number | null;
  promptTokens: number | null;
  completionTokens: number | null;
  bytesIn: number;
  bytesOut: number;
}

export type RequestLog = (line: RequestLine) => void;

function rounded(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds * 100) / 100;
}

/** Each line is built field by field, so that an object with more fields does not bring them along. */
export function createRequestLog(destination: { write(line: string): void }): RequestLog {
  return (line) => {
    const fields = {
      time: new Date(line.endedAt).toISOString(),
      request_id: line.requestId,
      token_id: line.tokenId,
      route: line.route,
      model: line.model,
      status: line.status,
      duration_ms: rounded(line.durationMs),
      queue_ms: rounded(line.queueMs),
      upstream_ms: rounded(line.upstreamMs),
      prompt_tokens: line.promptTokens,
      completion_tokens: line.completionTokens,
      bytes_in: line.bytesIn,
      bytes_out: line.bytesOut,
    };
    destination.write(`${JSON.stringify(fields)}\n`);
  };
}
