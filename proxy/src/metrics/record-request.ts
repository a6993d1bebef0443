import type { RequestLine } from '../log/request-log';
import type { Metrics } from './metrics';

/** Counts one request, from the same closed fields that the log has. */
export function recordRequest(metrics: Metrics, line: RequestLine): void {
  metrics.requests.inc({ route: line.route, status: String(line.status) });
  metrics.duration.observe({ route: line.route }, line.durationMs / 1_000);
  if (line.queueMs !== null) metrics.queueDuration.observe(line.queueMs / 1_000);
  if (line.tokenId === null) return;
  const { bytesIn, bytesOut } = line;
  metrics.countToken(line.tokenId, { requests: 1, bytesIn, bytesOut, promptTokens: line.promptTokens ?? 0, completionTokens: line.completionTokens ?? 0 });
}
