import type { RequestLine } from '../log/request-log';
import type { Metrics } from './metrics';

/** Counts one request, from the same closed fields that the log has. */
export function recordRequest(metrics: Metrics, line: RequestLine): void {
  metrics.requests.inc({ route: line.route, status: String(line.status) });
  metrics.duration.observe({ route: line.route }, line.durationMs / 1_000);
  if (line.queueMs !== null) metrics.queueDuration.observe(line.queueMs / 1_000);
  if (line.tokenId === null) return;
  const token = line.tokenId;
  metrics.tokenRequests.inc({ token });
  metrics.tokenBytes.inc({ token, direction: 'in' }, line.bytesIn);
  metrics.tokenBytes.inc({ token, direction: 'out' }, line.bytesOut);
  metrics.modelTokens.inc({ token, kind: 'prompt' }, line.promptTokens ?? 0);
  metrics.modelTokens.inc({ token, kind: 'completion' }, line.completionTokens ?? 0);
}
